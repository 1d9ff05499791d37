package io.vouchsafe.standalone.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A client of the API with one credential: paths relative to the API's root, JSON in and out. Every answer is held to the description. Connections are kept alive and shared by all
 * who were made from the same client.
 *
 * @param root such as {@code http://127.0.0.1:8080/api/v1.0}
 * @param authorization value of that header; {@code null} for a stranger
 */
public record Api(HttpClient client, String root, @Nullable String authorization) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A client of the API that listens on a port of this machine. */
    public static Api on(int port, @Nullable String authorization) {
        return new Api(newClient(), "http://127.0.0.1:" + port + "/api/v1.0", authorization);
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** The header's value for an API key. */
    public static String bearer(String key) {
        return "Bearer " + key;
    }

    /** The header's value for a user. */
    public static String basic(String email, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(UTF_8));
    }

    /** The same client under another credential. */
    public Api as(@Nullable String otherAuthorization) {
        return new Api(client, root, otherAuthorization);
    }

    /** The same client at Vouchsafe's own endpoints. */
    public Api own() {
        return new Api(client, root.replace("/api/v1.0", "/api/vouchsafe/v1"), authorization);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Json body) {
        return send("POST", path, body.text());
    }

    public Answer patch(String path, Json body) {
        return send("PATCH", path, body.text());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends any body under any method, and further headers as name and value in turn. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        return sendBytes(
                method,
                path,
                body == null ? null : body.getBytes(UTF_8),
                body == null ? null : "application/json",
                headers);
    }

    /** Sends these very bytes, or none, under a content type, or none, and further headers as name and value in turn. */
    public Answer sendBytes(
            String method, String path, byte @Nullable [] body, @Nullable String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            Answer answer = new Answer(response.statusCode(), response.headers(), body(response));
            Judge.judge(method, response.uri().getRawPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The whole body, or the first event of one that may have no end. */
    private static String body(HttpResponse<InputStream> response) throws IOException {
        boolean events =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (InputStream in = response.body()) {
            return events ? firstEvent(in) : new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String firstEvent(InputStream in) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        int before = 0;
        for (int next = in.read(); next >= 0 && !(next == '\n' && before == '\n'); next = in.read()) {
            event.write(next);
            before = next;
        }
        return event.toString(UTF_8);
    }

    /** A text as a segment of a path or a value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
