package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import org.jspecify.annotations.Nullable;

/** What the voucher itself must allow (contract §2.4, §4.2). */
final class VoucherRules {

    private VoucherRules() {}

    static @Nullable Refusal active(Attempt attempt) {
        return attempt.facts().voucher().active()
                ? null
                : Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "The voucher is not active");
    }

    static @Nullable Refusal notExpired(Attempt attempt) {
        return attempt.facts().voucher().expired()
                ? Refusal.of("voucher", RefusalCode.EXPIRED, "The voucher has expired")
                : null;
    }

    static @Nullable Refusal notUsedUp(Attempt attempt) {
        boolean unique = attempt.facts().campaign().voucherType() == VoucherType.UNIQUE;
        return unique && attempt.facts().voucher().uses() > 0
                ? Refusal.of(
                        "voucher",
                        RefusalCode.UNIQUE_CODE_ALREADY_USED,
                        "The voucher can be redeemed only once, and has been")
                : null;
    }

    static @Nullable Refusal presentedByAssignee(Attempt attempt) {
        VoucherFacts voucher = attempt.facts().voucher();
        return voucher.assigned() && !voucher.presentedByAssignee()
                ? Refusal.of(
                        "customer",
                        RefusalCode.DOES_NOT_MATCH_ASSIGNED_CUSTOMER,
                        "The voucher is assigned to a customer, who was not named")
                : null;
    }

    static Account activity(Attempt attempt) {
        boolean active = attempt.facts().voucher().active();
        return Account.of("The voucher must be active.", active ? "It was active." : "It was not active.")
                .with("active", active);
    }

    static Account expiry(Attempt attempt) {
        boolean expired = attempt.facts().voucher().expired();
        return Account.of("The voucher must not have expired.", expired ? "It had expired." : "It had not expired.")
                .with("expired", expired);
    }

    static Account uses(Attempt attempt) {
        long uses = attempt.facts().voucher().uses();
        return attempt.facts().campaign().voucherType() == VoucherType.UNIQUE
                ? Account.of(
                                "The voucher is unique: it can be redeemed once.",
                                "It had been redeemed " + Words.times(uses) + " before.")
                        .with("uses", uses)
                : Account.none("The voucher is generic: it can be redeemed any number of times.");
    }

    static Account assignee(Attempt attempt) {
        VoucherFacts voucher = attempt.facts().voucher();
        return voucher.assigned()
                ? Account.of(
                                "The voucher is assigned to a customer, who must be named.",
                                voucher.presentedByAssignee()
                                        ? "That customer was named."
                                        : "That customer was not named.")
                        .with("presented_by_assignee", voucher.presentedByAssignee())
                : Account.none("The voucher is not assigned to a customer.");
    }
}
