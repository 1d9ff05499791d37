package io.vouchsafe.standalone.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code vouchsafe vouchers …} against a running server: what it sends, says and leaves with. */
@ExtendWith(OneApplication.class)
class VouchersTest {

    private final RunningApplication application;
    private final String key;
    private final Api api;
    private final long campaign;
    private final String prefix = Shop.unique("CLI");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    VouchersTest(RunningApplication application) {
        this.application = application;
        String authorization = application.newKey(application.newProject(), Role.ADMIN);
        this.key = authorization.substring("Bearer ".length());
        this.api = Api.on(application.port(), authorization);
        this.campaign = new Shop(api).campaign();
    }

    private int run(String... arguments) {
        return runAt("http://127.0.0.1:" + application.port(), arguments);
    }

    private int runAt(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url, "--api-key", key));
        return new CommandLine(new Vouchers())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, text);
        return file;
    }

    private String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i + "\n").collect(Collectors.joining());
    }

    private String total() {
        return String.valueOf(
                api.get("/campaigns/" + campaign + "/vouchers?per_page=1").header("Total-Count"));
    }

    @Test
    void importsAFileInParts() throws IOException {
        Path file = file("\uFEFFcode\r\n" + rows(2_345));

        assertThat(run("import", file.toString(), "--campaign", "" + campaign, "--rows-per-request", "1000"))
                .isZero();

        assertThat(out.toString()).isEqualToIgnoringNewLines("2345 imported, 0 invalid");
        assertThat(err.toString()).contains("2,345 rows in");
        assertThat(total()).isEqualTo("2345");
    }

    @Test
    void saysWhichRowsWereInvalid() throws IOException {
        Path file = file("code,customer_identifier\n" + prefix + ",cust-1\n" + prefix + ",cust-2\n\"a/b\",\n"
                + "y".repeat(9_000) + "\n" + prefix + "-2,\"cust\n1\"\n" + prefix + "-3,cust-3\n");

        assertThat(run("import", file.toString(), "--campaign", "" + campaign, "--rows-per-request", "2"))
                .isEqualTo(3);
        assertThat(out.toString()).isEqualToIgnoringNewLines("2 imported, 4 invalid");
        assertThat(err.toString()).contains("Invalid rows, the first 4:", "  " + prefix + ",cust-2", "  \"a/b\",");

        Path invalid = folder.resolve("invalid.csv");
        assertThat(run("import", file.toString(), "--campaign", "" + campaign, "--invalid-rows", invalid.toString()))
                .isEqualTo(3);
        assertThat(Files.readString(invalid))
                .startsWith("code,customer_identifier\n")
                .contains(prefix + ",cust-1\n", prefix + "-2,\"cust\n1\"\n");
        assertThat(run("import", file.toString(), "--campaign", "" + campaign, "--invalid-rows", invalid.toString()))
                .as("overwrites nothing")
                .isEqualTo(2);
    }

    @Test
    void stopsWhereTheServerRefuses() throws IOException {
        Path file = file("number\n1\n");
        assertThat(run("import", file.toString(), "--campaign", "" + campaign)).isEqualTo(1);
        assertThat(err.toString()).contains("File is invalid: file must begin with a header row");
        assertThat(run("import", file("code\nA\n").toString(), "--campaign", "999999999"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Campaign not found");
        assertThat(run("import", file("").toString(), "--campaign", "" + campaign))
                .isEqualTo(1);
        assertThat(runAt("http://127.0.0.1:1", "import", file("code\nA\n").toString(), "--campaign", "1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be reached");
    }

    @Test
    void refusesArgumentsThatMakeNoSense() throws IOException {
        assertThat(run("import", folder.resolve("none.csv").toString(), "--campaign", "1"))
                .isEqualTo(2);
        assertThat(run("import", file("code\n").toString())).isEqualTo(2);
        assertThat(run("import", file("code\n").toString(), "--campaign", "1", "--rows-per-request", "0"))
                .isEqualTo(2);
        assertThat(runAt("ftp://somewhere", "import", file("code\n").toString(), "--campaign", "1"))
                .isEqualTo(2);
        assertThat(run("batch", "--campaign", "1", "--size", "0", "--prefix", "P"))
                .isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(run("import", "--help")).isZero();
        assertThat(out.toString()).contains("Leaves with 0", "--rows-per-request");
    }

    @Test
    void triesAgainWhatTheServerCannotDoJustNow() throws IOException {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            if (keys.size() == 2) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 503, "{\"message\":\"Many files are being imported\"}");
            } else {
                answer(exchange, 200, "{\"valid_rows_count\":1,\"invalid_rows_count\":0,\"invalid_rows\":[]}");
            }
        });
        busy.start();
        try {
            String url = "http://127.0.0.1:" + busy.getAddress().getPort() + "/";
            assertThat(runAt(
                            url,
                            "import",
                            file("code\nA\nB\n").toString(),
                            "--campaign",
                            "7",
                            "--rows-per-request",
                            "1"))
                    .isZero();
        } finally {
            busy.stop(0);
        }

        assertThat(keys).hasSize(3);
        assertThat(keys.get(2))
                .as("the same request again")
                .isEqualTo(keys.get(1))
                .isNotEqualTo(keys.get(0));
        assertThat(err.toString()).contains("Many files are being imported; trying again in 1 s");
        assertThat(out.toString()).isEqualToIgnoringNewLines("2 imported, 0 invalid");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void generatesCodesInSeveralBatches() throws IOException {
        Path codes = folder.resolve("generated.csv");
        String[] batch = {
            "batch",
            "--campaign",
            "" + campaign,
            "--size",
            "2500",
            "--prefix",
            prefix,
            "--batch-size",
            "1000",
            "--output",
            codes.toString()
        };

        assertThat(run(batch)).isZero();

        List<String> lines = Files.readAllLines(codes);
        assertThat(lines.getFirst()).isEqualTo("code");
        assertThat(new HashSet<>(lines.subList(1, lines.size()))).hasSize(2_500);
        assertThat(lines.get(1)).startsWith(prefix + "1-");
        assertThat(lines.getLast()).startsWith(prefix + "3-");
        assertThat(total()).isEqualTo("2500");
        assertThat(run(batch)).as("overwrites nothing").isEqualTo(2);

        assertThat(run("batch", "--campaign", "" + campaign, "--size", "2500", "--prefix", prefix))
                .isZero();
        assertThat(out.toString().lines().toList()).hasSize(2_501).startsWith("code");
        assertThat(run("batch", "--campaign", "" + campaign, "--size", "10", "--prefix", prefix))
                .isEqualTo(1);
        assertThat(err.toString()).contains("prefix was used by an earlier batch of the project");
        assertThat(total()).isEqualTo("5000");
    }
}
