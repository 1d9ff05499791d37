package io.vouchsafe.standalone.vouchers;

import io.vouchsafe.contract.json.ApiJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a running server. What it cannot do just now is tried again when it says so: each request bears an idempotency key of its own, so that
 * a request whose answer was lost is not done twice where its outcome was kept.
 */
public final class Server {

    private static final int ATTEMPTS = 10;
    private static final long MAX_PAUSE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final URI root;
    private final String authorization;
    private final JsonMapper json = ApiJson.mapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String run;
    private long requests;
    private boolean reached;

    Server(URI root, String authorization) {
        this.root = root;
        this.authorization = authorization;
        byte[] mark = new byte[12];
        new SecureRandom().nextBytes(mark);
        this.run = HexFormat.of().formatHex(mark);
    }

    /** What a request carries. */
    public record Body(String contentType, String text) {}

    /**
     * What is done with the body of a success.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads to the end. */
        T from(InputStream body) throws IOException;
    }

    /** Reads and writes JSON as the API does. */
    public JsonMapper json() {
        return json;
    }

    /**
     * Posts until the server has done it.
     *
     * @param path with everything in front, such as {@code /api/v1.0/campaigns}
     * @param waiting hears why it is tried again
     * @throws CannotFinish if the server refuses, or cannot be reached, or goes on being unable
     */
    public <T> T post(String path, Body body, Reading<T> reading, Consumer<String> waiting) {
        HttpRequest request = request(path, body);
        for (int attempt = 1; ; attempt++) {
            Outcome<T> outcome = attempt(request, reading);
            T result = outcome.result();
            if (result != null) {
                return result;
            }
            if (outcome.pauseSeconds() == 0 || attempt == ATTEMPTS) {
                throw new CannotFinish(outcome.message());
            }
            pause(outcome, waiting);
        }
    }

    private HttpRequest request(String path, Body body) {
        requests++;
        try {
            return HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(PATIENCE)
                    .header("Authorization", authorization)
                    .header("Content-Type", body.contentType())
                    .header("Idempotency-Key", run + "-" + requests)
                    .POST(BodyPublishers.ofString(body.text()))
                    .build();
        } catch (IllegalArgumentException unfit) {
            throw new CannotFinish("The credentials cannot be sent: " + unfit.getMessage());
        }
    }

    /**
     * What came of one attempt.
     *
     * @param result {@code null} if it failed
     * @param message why
     * @param pauseSeconds after which trying again makes sense; 0 if it makes none
     */
    private record Outcome<T>(@Nullable T result, String message, long pauseSeconds) {}

    private <T> Outcome<T> attempt(HttpRequest request, Reading<T> reading) {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            reached = true;
            try (InputStream answer = response.body()) {
                return response.statusCode() == 200
                        ? new Outcome<>(reading.from(answer), "", 0)
                        : new Outcome<>(
                                null,
                                message(response.statusCode(), answer),
                                comesBack(response) ? seconds(response) : 0);
            }
        } catch (IOException | JacksonException broken) {
            boolean never = broken instanceof ConnectException && !reached;
            String why = broken.getMessage() == null ? "" : ": " + broken.getMessage();
            return new Outcome<>(null, "The server at %s cannot be reached%s".formatted(root, why), never ? 0 : 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome<>(null, "Interrupted", 0);
        }
    }

    private static boolean comesBack(HttpResponse<?> response) {
        int status = response.statusCode();
        return status == 503 || status == 429 || (status == 409 && header(response, "Retry-After") != null);
    }

    private static long seconds(HttpResponse<?> response) {
        String sent = header(response, "Retry-After");
        long seconds = sent != null && sent.matches("\\d{1,9}") ? Long.parseLong(sent) : 1;
        return Math.clamp(seconds, 1, MAX_PAUSE_SECONDS);
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private static void pause(Outcome<?> outcome, Consumer<String> waiting) {
        waiting.accept("%s; trying again in %d s".formatted(outcome.message(), outcome.pauseSeconds()));
        try {
            Thread.sleep(Duration.ofSeconds(outcome.pauseSeconds()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotFinish("Interrupted");
        }
    }

    /** What an error body says, in one line. */
    private String message(int status, InputStream answer) throws IOException {
        byte[] bytes = answer.readAllBytes();
        try {
            JsonNode error = json.readTree(bytes);
            JsonNode message = error.has("message") ? error.get("message") : error.get("detail");
            JsonNode reasons = error.get("errors");
            if (message != null && message.isString()) {
                return message.asString()
                        + (reasons == null || reasons.isEmpty()
                                ? ""
                                : ": "
                                        + reasons.values().stream()
                                                .map(Server::reason)
                                                .collect(Collectors.joining("; ")));
            }
        } catch (JacksonException noJson) {
            return "The server answered with status " + status;
        }
        return "The server answered with status " + status;
    }

    private static String reason(JsonNode entry) {
        return entry.path("attribute").asString() + " " + entry.path("message").asString();
    }
}
