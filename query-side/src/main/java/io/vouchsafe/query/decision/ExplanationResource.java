package io.vouchsafe.query.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.contract.error.ErrorBody;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.rules.Explanation;
import io.vouchsafe.rules.RedemptionDecision;
import io.vouchsafe.rules.RuleAccount;
import io.vouchsafe.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything that it was made from.
 *
 * @param decision what was decided
 * @param clock the instant that all times were compared with
 * @param request what was asked
 * @param facts what was seen, with all counters
 * @param discount how the discount came about
 * @param verdicts what each rule said, in the order in which they were asked
 * @param decidedAgain what the rules say today to the same facts
 */
@JsonPropertyOrder({"type", "decision", "clock", "request", "facts", "discount", "verdicts", "decided_again"})
record ExplanationResource(
        String type,
        DecisionResource decision,
        Instant clock,
        Request request,
        FactsResource facts,
        Discount discount,
        List<VerdictResource> verdicts,
        DecidedAgain decidedAgain) {

    static ExplanationResource of(DecisionResource resource, StoredDecision decision, Explanation explanation) {
        return new ExplanationResource(
                "DecisionExplanation",
                resource,
                decision.event().at(),
                Request.of(decision.request()),
                FactsResource.of(decision.facts()),
                new Discount(
                        explanation.discount().granted(),
                        explanation.discount().sentence(),
                        explanation.discount().caps().stream()
                                .map(RuleResource::of)
                                .toList()),
                explanation.verdicts().stream().map(VerdictResource::of).toList(),
                DecidedAgain.of(explanation.decision(), decision.answer()));
    }

    /** What was asked, apart from what stands in the decision. */
    record Request(
            @Nullable String userAgent,
            @Nullable Location location,
            List<CategoryTag> categories,
            @Nullable Instant expiresAt) {

        static Request of(RedemptionRequest request) {
            return new Request(request.userAgent(), request.location(), request.categories(), request.expiresAt());
        }
    }

    /**
     * How the discount came about.
     *
     * @param amount what was granted, or would have been
     * @param rules that cap it
     */
    record Discount(Money amount, String sentence, List<RuleResource> rules) {}

    /**
     * What one rule of the book said.
     *
     * @param verdict {@code passed}, {@code refused}, or {@code not_applicable} where nothing was asked for
     * @param requires in English
     * @param seen in English; empty where nothing was asked for
     * @param data the same as numbers and texts
     * @param rules of the campaign's own rules those that it is about
     * @param refusal why not
     */
    record VerdictResource(
            String check,
            String verdict,
            String requires,
            String seen,
            Map<String, Object> data,
            List<RuleResource> rules,
            ErrorBody.@Nullable Detail refusal) {

        static VerdictResource of(Verdict verdict) {
            return new VerdictResource(
                    verdict.check(),
                    verdict.outcome().wire(),
                    verdict.requires(),
                    verdict.seen(),
                    verdict.data(),
                    verdict.rules().stream().map(RuleResource::of).toList(),
                    verdict.refusal() == null ? null : ErrorBody.Detail.of(verdict.refusal()));
        }
    }

    /**
     * What one rule that the campaign's owner had set asked for and saw.
     *
     * @param met whether it was met by itself
     */
    record RuleResource(
            String kind, long id, long revision, boolean met, String requires, String seen, Map<String, Object> data) {

        static RuleResource of(RuleAccount rule) {
            return new RuleResource(
                    rule.kind().name().toLowerCase(Locale.ROOT),
                    rule.id(),
                    rule.revision(),
                    rule.met(),
                    rule.requires(),
                    rule.seen(),
                    rule.data());
        }
    }

    /**
     * What the rules of this version of Vouchsafe say to the stored facts.
     *
     * @param same whether that is what was decided, to the last refusal and cent
     */
    record DecidedAgain(
            boolean same, String outcome, @Nullable Money discount, List<ErrorBody.Detail> refusals) {

        static DecidedAgain of(RedemptionDecision again, RedemptionDecision before) {
            return new DecidedAgain(
                    again.equals(before),
                    DecisionResource.outcome(again),
                    DecisionResource.discount(again),
                    DecisionResource.details(again));
        }
    }
}
