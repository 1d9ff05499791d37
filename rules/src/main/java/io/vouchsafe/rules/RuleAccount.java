package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.RuleKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule that a campaign's owner set asked for, and what it saw.
 *
 * @param id the rule's number
 * @param revision the rule's revision, from 1 for its creation
 * @param met whether this rule by itself was met; where one of several rules is enough, the verdict says whether one was
 * @param requires in English
 * @param seen in English
 * @param data the same as numbers and texts, by name
 */
public record RuleAccount(
        RuleKind kind, long id, long revision, boolean met, String requires, String seen, Map<String, Object> data) {

    public RuleAccount {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** What a rule looked at says which rule it was. */
    static RuleAccount of(RuleFacts facts, boolean met, String requires, String seen) {
        return new RuleAccount(kind(facts), facts.id(), facts.revision(), met, requires, seen, Map.of());
    }

    RuleAccount with(String name, @Nullable Object value) {
        return new RuleAccount(kind, id, revision, met, requires, seen, Account.more(data, name, value));
    }

    private static RuleKind kind(RuleFacts facts) {
        return switch (facts) {
            case RuleFacts.Area _ -> RuleKind.AREA;
            case RuleFacts.Budget _ -> RuleKind.BUDGET;
            case RuleFacts.Category _ -> RuleKind.CATEGORY;
            case RuleFacts.TimeOfOrder _ -> RuleKind.TIME_OF_ORDER;
            case RuleFacts.Timeframe _ -> RuleKind.TIMEFRAME;
            case RuleFacts.MaxDiscount _ -> RuleKind.MAX_DISCOUNT;
            case RuleFacts.NewCustomer _ -> RuleKind.NEW_CUSTOMER;
            case RuleFacts.PerCustomer _ -> RuleKind.PER_CUSTOMER;
        };
    }
}
