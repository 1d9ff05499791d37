package io.vouchsafe.events.campaign;

import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a campaign as they stand, in the order in which they were added.
 *
 * <p>Invariant: at most one of each {@linkplain RuleKind#single() single} kind.
 */
public record CampaignRules(List<Entry> entries) {

    /** No rules. */
    public static final CampaignRules NONE = new CampaignRules(List.of());

    public CampaignRules {
        entries = List.copyOf(entries);
    }

    /**
     * One rule.
     *
     * @param revision of this rule, from 1 for its creation
     */
    public record Entry(CampaignRule rule, long revision, Instant createdAt, Instant updatedAt) {}

    /** The rule under a number; {@code null} if the campaign has none. */
    public @Nullable Entry find(RuleKind kind, long ruleId) {
        return entries.stream()
                .filter(entry -> entry.rule().kind() == kind && entry.rule().id() == ruleId)
                .findFirst()
                .orElse(null);
    }

    /** All rules of a kind. */
    public List<Entry> of(RuleKind kind) {
        return entries.stream().filter(entry -> entry.rule().kind() == kind).toList();
    }

    CampaignRules with(CampaignRuleSet set) {
        CampaignRule rule = set.rule();
        List<Entry> next = new ArrayList<>(entries);
        for (int i = 0; i < next.size(); i++) {
            Entry before = next.get(i);
            if (before.rule().id() == rule.id()) {
                next.set(i, new Entry(rule, set.revision(), before.createdAt(), set.at()));
                return new CampaignRules(next);
            }
        }
        next.add(new Entry(rule, set.revision(), set.at(), set.at()));
        return new CampaignRules(next);
    }

    CampaignRules without(CampaignRuleRemoved removed) {
        return new CampaignRules(entries.stream()
                .filter(entry -> entry.rule().id() != removed.ruleId())
                .toList());
    }
}
