package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Files made up of what is valid, what is nearly so and what never is: each is summed up to the row or refused, and none is a server error. */
@ExtendWith(OneApplication.class)
class GeneratedFilesTest {

    private static final List<String> FIELDS = List.of(
            "",
            " ",
            "a/b",
            "find",
            "..",
            "%",
            "a\0b",
            "a\tb",
            "Ä€😀",
            "\u202e\ufeff\u0085",
            "\uFFFD",
            "'; drop table events.event; --",
            "{}${x}%s",
            "\"\"",
            "\"a,b\"",
            "\"a\nb\"",
            "\"a\r\nb\"",
            "\"a\"\"b\"",
            "a\"b",
            "\"a\"b",
            "=1+1",
            "x".repeat(64),
            "x".repeat(65),
            "y".repeat(9_000),
            "cust-1",
            "cust@example.test");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\n  \n");

    private final Api api;

    GeneratedFilesTest(Api api) {
        this.api = api;
    }

    @Test
    @DisplayName("§5.2 #5: whatever a file holds, valid and invalid rows are its rows")
    void countsEveryRow() {
        long seed = System.nanoTime();
        System.out.println("GeneratedFilesTest: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        long campaign = new Shop(api).campaign();
        Files files = new Files(api, campaign);
        for (int i = 0; i < 40; i++) {
            int rows = random.nextInt(60);
            boolean swapped = random.nextBoolean();
            StringBuilder csv = new StringBuilder(swapped ? "customer_identifier,code" : "code,customer_identifier");
            for (int row = 0; row < rows; row++) {
                csv.append(one(ENDS, random)).append(row(random, i * 100 + row));
            }
            boolean form = random.nextInt(4) == 0;
            Answer answer = form ? files.form("file", csv.toString()) : files.csv(csv.toString());

            JsonNode summary = answer.ok();
            long valid = summary.get("valid_rows_count").asLong();
            long invalid = summary.get("invalid_rows_count").asLong();
            assertThat(valid + invalid).as("seed %s, file %s: %s", seed, i, csv).isEqualTo(rows);
            assertThat(summary.get("invalid_rows").size()).isEqualTo((int) invalid);
        }
    }

    /** Never blank, and one row: what is quoted is closed. */
    private static String row(SplittableRandom random, int number) {
        String code = random.nextInt(3) == 0 ? "G-" + number : one(FIELDS, random);
        return random.nextInt(5) == 0
                ? "G-" + number + (random.nextBoolean() ? "" : "," + one(FIELDS, random) + ",more")
                : code + "," + one(FIELDS, random);
    }

    @Test
    @DisplayName("§5.2 #5: bytes of any kind never are a server error")
    void refusesOrCountsBytesOfAnyKind() {
        long seed = System.nanoTime();
        System.out.println("GeneratedFilesTest: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Files files = new Files(api, new Shop(api).campaign());
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            byte[] head = (random.nextBoolean() ? "code\n" : random.nextBoolean() ? "code,\"" : "")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] body = new byte[head.length + noise.length];
            System.arraycopy(head, 0, body, 0, head.length);
            System.arraycopy(noise, 0, body, head.length, noise.length);
            String type = one(
                    List.of(
                            "text/csv",
                            "application/json",
                            "multipart/form-data; boundary=x",
                            "text/csv; charset=utf-16"),
                    random);

            Answer answer = files.bytes(body, type);

            assertThat(answer.status()).as("seed %s, file %s", seed, i).isIn(200, 400, 422);
            if (answer.status() != 200) {
                assertThat(answer.errorCode()).isEqualTo("invalid");
            }
        }
    }

    private static String one(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
