package io.vouchsafe.standalone.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Sends files to the import of a campaign (contract §5.2, #5). */
final class Files {

    private static final String BOUNDARY = "a-line-that-is-in-no-file";

    private final Api api;
    private final String path;

    Files(Api api, long campaignId) {
        this.api = api;
        this.path = "/campaigns/" + campaignId + "/vouchers/import";
    }

    /** Sends text as the whole body. */
    Answer csv(String file) {
        return bytes(file.getBytes(StandardCharsets.UTF_8), "text/csv");
    }

    /** Sends text as a part of a form. */
    Answer form(String part, String file) {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"codes.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file + "\r\n--" + BOUNDARY
                + "--\r\n";
        return bytes(body.getBytes(StandardCharsets.UTF_8), "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** Sends bytes under any content type. */
    Answer bytes(byte[] body, String contentType) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.root() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", Objects.requireNonNull(api.authorization()))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = api.client().send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
