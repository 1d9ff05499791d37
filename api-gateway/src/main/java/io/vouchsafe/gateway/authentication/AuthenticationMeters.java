package io.vouchsafe.gateway.authentication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.error.ApiFailure;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How checks of credentials ended, by what was shown. */
public final class AuthenticationMeters {

    /** What was shown. */
    public enum Proof {
        /** The {@code Authorization} header. */
        HEADER,
        /** The cookie of a session. */
        COOKIE,
        /** Credentials in a body, to begin a session. */
        SIGN_IN,
        /** Nothing. */
        NONE
    }

    /** How it ended. */
    public enum Outcome {
        /** The caller is known. */
        ACCEPTED,
        /** It proved nothing: 401. */
        REFUSED,
        /** Another site may have sent the cookie: 403. */
        FORGED,
        /** It was tried in vain too often: 429. */
        THROTTLED,
        /** It cannot be found out just now: 503. */
        UNAVAILABLE
    }

    private final Map<Proof, Map<Outcome, Counter>> counters = new EnumMap<>(Proof.class);

    /** Registers the meters. */
    public AuthenticationMeters(MeterRegistry registry) {
        for (Proof proof : Proof.values()) {
            Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(
                        outcome,
                        Counter.builder("vouchsafe.authentications")
                                .tag("proof", proof.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .description("Requests by what they showed to prove who sends them, and how that ended")
                                .register(registry));
            }
            counters.put(proof, outcomes);
        }
    }

    /** Counts one. */
    public void count(Proof proof, Outcome outcome) {
        Map<Outcome, Counter> outcomes = Objects.requireNonNull(counters.get(proof));
        Objects.requireNonNull(outcomes.get(outcome)).increment();
    }

    /** Counts one that could not be decided. */
    public void count(Proof proof, ApiFailure failure) {
        count(proof, failure instanceof ApiFailure.TooManyAttempts ? Outcome.THROTTLED : Outcome.UNAVAILABLE);
    }
}
