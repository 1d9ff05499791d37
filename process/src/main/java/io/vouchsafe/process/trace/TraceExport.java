package io.vouchsafe.process.trace;

import io.vouchsafe.process.environment.CannotStart;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Where traces go, as the environment says it; without an endpoint there are none, and nothing is spent on them. */
public final class TraceExport {

    /** The URL of a collector that takes OTLP over HTTP, with its path: such as {@code http://127.0.0.1:4318/v1/traces}. */
    static final String ENDPOINT = "VOUCHSAFE_OTLP_ENDPOINT";

    /** The part of the requests that are traced, from 0 to 1, of those whose sender has not decided. */
    static final String SAMPLING = "VOUCHSAFE_TRACE_SAMPLING";

    private static final String DEFAULT_SAMPLING = "0.1";

    private TraceExport() {}

    /** Settings of Spring Boot; none where there are no traces. */
    public static Map<String, Object> settings(Map<String, String> environment) {
        String endpoint = environment.getOrDefault(ENDPOINT, "");
        if (endpoint.isBlank()) {
            return Map.of();
        }
        requireUrl(endpoint);
        return Map.of(
                "spring.autoconfigure.exclude",
                "",
                "management.opentelemetry.enabled",
                true,
                "management.opentelemetry.tracing.export.otlp.endpoint",
                endpoint,
                "management.tracing.sampling.probability",
                probability(environment.getOrDefault(SAMPLING, DEFAULT_SAMPLING)));
    }

    private static void requireUrl(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException malformed) {
            throw new CannotStart(ENDPOINT + " is not a URL: " + malformed.getReason() + ".");
        }
        throw new CannotStart(ENDPOINT + " must be the URL of a collector, such as http://127.0.0.1:4318/v1/traces.");
    }

    private static double probability(String text) {
        try {
            double probability = Double.parseDouble(text);
            if (probability >= 0 && probability <= 1) {
                return probability;
            }
        } catch (NumberFormatException notANumber) {
            throw new CannotStart("%s must be a number from 0 to 1, not '%s'.".formatted(SAMPLING, text));
        }
        throw new CannotStart("%s must be a number from 0 to 1, not '%s'.".formatted(SAMPLING, text));
    }
}
