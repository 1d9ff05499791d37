package io.vouchsafe.standalone.idempotency;

import static io.vouchsafe.standalone.api.Answer.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An import is many transactions: under its key each row has one effect, and the summary of the whole file is given again. */
@ExtendWith(OneApplication.class)
class KeyedImportTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int ROWS = 2_500;

    private final RunningApplication application;
    private final Api api;
    private final long campaign;
    private final String path;

    KeyedImportTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.campaign = new Shop(api).campaign();
        this.path = "/campaigns/" + campaign + "/vouchers/import";
    }

    private Answer file(String type, String body, String key) {
        return api.sendBytes("POST", path, body.getBytes(UTF_8), type, KEY, key);
    }

    private Answer form(String boundary, String file) {
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"codes.csv\"\r\n\r\n" + file + "\r\n--"
                + boundary + "--\r\n";
        return file("multipart/form-data; boundary=" + boundary, body, "form");
    }

    private long vouchers() {
        return application.number("select count(*) from command.voucher where campaign_id = ?", campaign);
    }

    @Test
    @DisplayName(
            "Idempotency-Key: an import's file counts, as the whole body and as the part of a form, whatever separates the parts")
    void comparesFiles() {
        Answer raw = file("text/csv", "code\nFILE-1\n", "raw");
        Answer form = form("one", "code\nFILE-2\n");

        Answer rawAgain = file("text/csv", "code\nFILE-1\n", "raw");
        Answer formAgain = form("another-boundary", "code\nFILE-2\n");

        assertThat(raw.is(200).header(REPLAYED)).isNull();
        assertThat(form.is(200).header(REPLAYED)).isNull();
        assertThat(rawAgain.is(200).header(REPLAYED)).isEqualTo("true");
        assertThat(rawAgain.body()).isEqualTo(raw.body());
        assertThat(formAgain.is(200).header(REPLAYED)).isEqualTo("true");
        assertThat(formAgain.body()).isEqualTo(form.body());
        file("text/csv", "code\nFILE-3\n", "raw").refuses(problem(KEY, "must_be_unique"));
        form("one", "code\nFILE-3\n").refuses(problem(KEY, "must_be_unique"));
        assertThat(vouchers()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "Idempotency-Key: an import that broke off is taken up under its key: the rest is entered, no row twice")
    void takesUpWhatBrokeOff() throws IOException {
        String file =
                IntStream.range(0, ROWS).mapToObj(i -> "ROW-" + i).collect(Collectors.joining("\n", "code\n", "\n"));
        long before = breakOff(file);

        AtomicReference<Answer> answer = new AtomicReference<>();
        Awaitility.await().until(() -> {
            answer.set(file("text/csv", file, "k"));
            return answer.get().status() != 409;
        });
        Answer again = file("text/csv", file, "k");

        JsonNode summary = answer.get().ok();
        assertThat(answer.get().header(REPLAYED)).isNull();
        assertThat(summary.get("invalid_rows_count").asLong()).isGreaterThanOrEqualTo(before);
        assertThat(summary.get("valid_rows_count").asLong()
                        + summary.get("invalid_rows_count").asLong())
                .isEqualTo(ROWS);
        assertThat(vouchers()).isEqualTo(ROWS);
        assertThat(again.is(200).header(REPLAYED)).isEqualTo("true");
        assertThat(again.body()).isEqualTo(answer.get().body());
        assertThat(vouchers()).isEqualTo(ROWS);
    }

    /** Sends all but the end of a file, hangs up when some of it has been entered, and answers how many rows at least. */
    private long breakOff(String file) throws IOException {
        byte[] bytes = file.getBytes(UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            String head = String.join(
                    "\r\n",
                    "POST /api/v1.0" + path + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: " + api.authorization(),
                    "Content-Type: text/csv",
                    KEY + ": k",
                    "Content-Length: " + bytes.length,
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(bytes, 0, bytes.length - 100);
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> vouchers() > 0);
        }
        return vouchers();
    }
}
