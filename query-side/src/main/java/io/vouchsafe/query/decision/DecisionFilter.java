package io.vouchsafe.query.decision;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are wanted; what is {@code null} leaves all through.
 *
 * @param campaignId a discount campaign, or a main campaign for all below it
 * @param voucher id or code
 * @param accepted whether those that were accepted are wanted, or those that were declined
 * @param code of a refusal
 * @param from the first instant that is wanted
 * @param to the first that is no longer wanted
 */
record DecisionFilter(
        @Nullable Long campaignId,
        @Nullable String voucher,
        @Nullable String customerIdentifier,
        @Nullable String transactionId,
        @Nullable Boolean accepted,
        @Nullable String step,
        @Nullable String code,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final String ACCEPTED = "accepted";
    private static final List<String> OUTCOMES = List.of(ACCEPTED, "declined");
    private static final List<String> STEPS = Stream.of(RedemptionStep.values())
            .map(step -> step.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final List<String> CODES =
            Stream.of(RefusalCode.values()).map(RefusalCode::wire).toList();

    /** Reads the parameters of a query. */
    static DecisionFilter read(QueryInput query) {
        String outcome = query.word("outcome", OUTCOMES);
        return new DecisionFilter(
                query.whole("campaign_id"),
                query.text("voucher"),
                query.text("customer_identifier"),
                query.text("transaction_id"),
                outcome == null ? null : Boolean.valueOf(outcome.equals(ACCEPTED)),
                query.word("step", STEPS),
                query.word("code", CODES),
                query.instant("from"),
                query.instant("to"));
    }
}
