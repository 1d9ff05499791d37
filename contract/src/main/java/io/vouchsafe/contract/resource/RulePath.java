package io.vouchsafe.contract.resource;

import io.vouchsafe.events.rule.RuleKind;
import java.util.Locale;

/**
 * How the kinds of rules are called in paths and in answers (contract §5.4, §5.5): {@code area_rules} where a campaign has any number of them,
 * {@code max_discount_rule} where it has at most one.
 */
public final class RulePath {

    /** A segment of a path, for the kinds that a campaign has any number of. */
    public static final String COLLECTIONS =
            "{kind:area_rules|budget_rules|category_rules|time_of_order_rules|timeframe_rules}";

    /** A segment of a path, for the kinds that a campaign has at most one of. */
    public static final String SINGLETONS = "{kind:max_discount_rule|new_customer_rule|per_customer_rule}";

    private RulePath() {}

    /** The kind behind a segment that one of the patterns let through. */
    public static RuleKind kind(String segment) {
        for (RuleKind kind : RuleKind.values()) {
            if (segment(kind).equals(segment)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of rule: " + segment);
    }

    /** The segment of a kind. */
    public static String segment(RuleKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + (kind.single() ? "_rule" : "_rules");
    }

    /** The type tag of a kind. */
    public static String type(RuleKind kind) {
        return switch (kind) {
            case AREA -> "AreaRule";
            case BUDGET -> "BudgetRule";
            case CATEGORY -> "CategoryRule";
            case TIME_OF_ORDER -> "TimeOfOrderRule";
            case TIMEFRAME -> "TimeframeRule";
            case MAX_DISCOUNT -> "MaxDiscountRule";
            case NEW_CUSTOMER -> "NewCustomerRule";
            case PER_CUSTOMER -> "PerCustomerRule";
        };
    }
}
