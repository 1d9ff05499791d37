package io.vouchsafe.query.tally;

/** How far a voucher has come. It can be in several stages at once, or in none. */
public enum Stage {
    ASSIGNED(0),
    VALIDATED(1),
    REDEEMED(2),
    EXPIRED(3);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /** Its number in the tables. */
    public short number() {
        return (short) number;
    }
}
