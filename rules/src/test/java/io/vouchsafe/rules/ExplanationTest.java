package io.vouchsafe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.rules.RedemptionDecision.Granted;
import io.vouchsafe.rules.RedemptionDecision.Refused;
import io.vouchsafe.rules.Verdict.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An explanation says what the decision said, of every rule, and nothing else. */
class ExplanationTest {

    private static final int ROUNDS = 5_000;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomFacts drawn = new RandomFacts(random);

    @Test
    void refusesWhatTheDecisionRefusedAndGrantsWhatItGranted() {
        Set<RefusalCode> codes = EnumSet.noneOf(RefusalCode.class);
        int granted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            RedemptionRequest request = drawn.request();
            DecisionFacts facts = drawn.facts(request, false);
            Instant now = drawn.instant();
            RedemptionDecision decision = RuleBook.create(request, facts, now);
            Explanation explanation = RuleBook.explainCreate(request, facts, now);
            agrees(explanation, decision);
            namesEveryRule(explanation, facts);
            codes.addAll(codes(decision));
            granted += decision instanceof Granted ? 1 : 0;
        }
        assertThat(granted).as("seed %d", seed).isPositive();
        assertThat(codes).as("seed %d: the facts are worth their name", seed).hasSize(26);
    }

    @Test
    void saysOfAConfirmationWhatTheBookSaidOrWhyItWasNotOpened() {
        int granted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            RedemptionRequest request = drawn.request();
            DecisionFacts facts = drawn.facts(request, true);
            Standing standing = drawn.standing();
            Instant now = drawn.instant();
            Refusal atOnce = standing.refusal();
            RedemptionDecision decision = atOnce == null
                    ? RuleBook.confirm(request, facts, standing.granted(), now)
                    : new Refused(List.of(atOnce));
            Explanation explanation = RuleBook.explainConfirm(request, facts, standing, now);
            agrees(explanation, decision);
            if (atOnce == null) {
                namesEveryRule(explanation, facts);
            }
            granted += decision instanceof Granted ? 1 : 0;
        }
        assertThat(granted).as("seed %d", seed).isPositive();
    }

    private void agrees(Explanation explanation, RedemptionDecision decision) {
        assertThat(explanation.decision()).as("seed %d", seed).isEqualTo(decision);
        Set<String> names = new HashSet<>();
        for (Verdict verdict : explanation.verdicts()) {
            assertThat(names.add(verdict.check())).as(verdict.check()).isTrue();
            assertThat(verdict.outcome() == Outcome.REFUSED)
                    .as("seed %d: %s", seed, verdict)
                    .isEqualTo(verdict.refusal() != null);
            assertThat(verdict.requires()).endsWith(".");
            if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
                assertThat(verdict.seen()).isEmpty();
                assertThat(verdict.rules()).isEmpty();
            } else {
                assertThat(verdict.seen()).endsWith(".");
                assertThat(verdict.data()).isNotEmpty();
                fitsItsRules(verdict);
            }
        }
    }

    /** Times and places want any one of their rules to be met, all others want every one. */
    private void fitsItsRules(Verdict verdict) {
        if (verdict.rules().isEmpty()) {
            return;
        }
        boolean refused = verdict.outcome() == Outcome.REFUSED;
        switch (verdict.check()) {
            case "area", "timeframe", "time_of_order" ->
                assertThat(verdict.rules().stream().noneMatch(RuleAccount::met))
                        .as("seed %d: %s", seed, verdict)
                        .isEqualTo(refused);
            case "location_sent", "customer_named" -> {
                // About what the rules need to know, not about whether they are met.
            }
            default ->
                assertThat(verdict.rules().stream().allMatch(RuleAccount::met))
                        .as("seed %d: %s", seed, verdict)
                        .isEqualTo(!refused);
        }
    }

    private void namesEveryRule(Explanation explanation, DecisionFacts facts) {
        Set<Long> named = new HashSet<>();
        Stream.concat(
                        explanation.verdicts().stream().flatMap(verdict -> verdict.rules().stream()),
                        explanation.discount().caps().stream())
                .forEach(rule -> named.add(rule.id()));
        Set<Long> seen = new HashSet<>(ids(facts.campaign()));
        seen.addAll(ids(facts.main()));
        assertThat(named).as("seed %d", seed).isEqualTo(seen);
    }

    private static List<Long> ids(@Nullable CampaignFacts campaign) {
        List<RuleFacts> rules = campaign == null ? null : campaign.rules();
        return rules == null ? List.of() : rules.stream().map(RuleFacts::id).toList();
    }

    private static List<RefusalCode> codes(RedemptionDecision decision) {
        return decision instanceof Refused refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }

    @Test
    void isPlainAboutABudgetThatIsTooSmall() {
        GivenFacts given = new GivenFacts().mainLimits(null, 0, 70_000L, 69_900);
        Explanation explanation = RuleBook.explainCreate(given.request(), given.facts(), GivenFacts.NOON);

        assertThat(explanation.discount().sentence()).isEqualTo("5 % of 80.00 is 4.00.");
        Verdict verdict = explanation.verdicts().stream()
                .filter(one -> one.outcome() == Outcome.REFUSED)
                .findFirst()
                .orElseThrow();
        assertThat(verdict.check()).isEqualTo("main_total_budget");
        assertThat(verdict.requires()).isEqualTo("The main campaign has a budget of 700.00 in all.");
        assertThat(verdict.seen())
                .isEqualTo("699.00 of it had been granted before, so 1.00 was left; this discount is 4.00.");
        assertThat(verdict.data()).containsOnlyKeys("campaign_id", "max_total_budget", "spent", "discount");
        assertThat(Objects.requireNonNull(verdict.refusal()).code()).isEqualTo(RefusalCode.TOTAL_BUDGET_EXCEEDED);
    }
}
