package io.vouchsafe.benchmarks.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product's API, for setting things up. Whatever is not answered with 2xx is a failure of the benchmark. */
public final class Api {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final int port;
    private final String apiKey;

    /** The API on a port of 127.0.0.1, as the owner of a key. */
    public Api(int port, String apiKey) {
        this.port = port;
        this.apiKey = apiKey;
    }

    /** Sends a body of any size as it is read, and reads the answer. */
    public JsonNode stream(String path, String contentType, Supplier<? extends InputStream> body) {
        return answer(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(body))
                .build());
    }

    /** A request that bears the key. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + apiKey);
    }

    int port() {
        return port;
    }

    String apiKey() {
        return apiKey;
    }

    /** Posts to a path and reads the answer. */
    public JsonNode post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Patches what a path names and reads the answer. */
    public JsonNode patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    private JsonNode send(String method, String path, Object body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("%s: %d %s".formatted(request, response.statusCode(), answer));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
