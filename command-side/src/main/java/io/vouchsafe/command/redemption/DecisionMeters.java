package io.vouchsafe.command.redemption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How the steps of redemptions were decided, counted once for each answer that was given; what is answered again under an idempotency key is not. */
public final class DecisionMeters {

    /** What was asked for. */
    enum Step {
        CREATE,
        CONFIRM,
        DELETE,
        REVERSE
    }

    private final Map<Step, Counter> accepted = new EnumMap<>(Step.class);
    private final Map<Step, Counter> refused = new EnumMap<>(Step.class);
    private final Map<RefusalCode, Counter> codes = new EnumMap<>(RefusalCode.class);

    /** Registers the meters. */
    public DecisionMeters(MeterRegistry registry) {
        for (Step step : Step.values()) {
            accepted.put(step, decisions(registry, step, "accepted"));
            refused.put(step, decisions(registry, step, "refused"));
        }
        for (RefusalCode code : RefusalCode.values()) {
            codes.put(
                    code,
                    Counter.builder("vouchsafe.refusals")
                            .tag("code", code.wire())
                            .description(
                                    "Reasons for which steps of redemptions were refused; a refusal may have several")
                            .register(registry));
        }
    }

    private static Counter decisions(MeterRegistry registry, Step step, String outcome) {
        return Counter.builder("vouchsafe.decisions")
                .tag("step", step.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .description("Steps of redemptions that were decided, by what was asked and how it was answered")
                .register(registry);
    }

    void accepted(Step step) {
        of(accepted, step).increment();
    }

    void refused(Step step, List<Refusal> reasons) {
        of(refused, step).increment();
        reasons.forEach(reason -> of(codes, reason.code()).increment());
    }

    private static <K> Counter of(Map<K, Counter> counters, K key) {
        return Objects.requireNonNull(counters.get(key), "there is a counter for each constant");
    }
}
