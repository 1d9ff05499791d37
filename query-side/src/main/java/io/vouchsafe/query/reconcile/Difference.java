package io.vouchsafe.query.reconcile;

/**
 * Something that is kept and is not what the events come to.
 *
 * @param subject whose it is, such as {@code The ledger of campaign 9}
 * @param what of it, such as {@code redemptions}; amounts are in minor units
 * @param kept as it stands; {@code nothing} where there is none
 * @param reckoned what it should be
 */
public record Difference(String subject, String what, String kept, String reckoned) {

    /** In plain words. */
    public String text() {
        return "%s: %s is %s, but the events come to %s.".formatted(subject, what, kept, reckoned);
    }
}
