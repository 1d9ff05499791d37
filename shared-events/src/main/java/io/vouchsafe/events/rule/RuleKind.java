package io.vouchsafe.events.rule;

/** The kinds of rules (contract §5.4, §5.5). */
public enum RuleKind {
    AREA(false),
    BUDGET(false),
    CATEGORY(false),
    TIME_OF_ORDER(false),
    TIMEFRAME(false),
    MAX_DISCOUNT(true),
    NEW_CUSTOMER(true),
    PER_CUSTOMER(true);

    private final boolean single;

    RuleKind(boolean single) {
        this.single = single;
    }

    /** Whether a campaign has at most one rule of this kind. */
    public boolean single() {
        return single;
    }
}
