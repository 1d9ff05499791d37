package io.vouchsafe.standalone;

import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.process.Program;
import io.vouchsafe.process.Server;
import io.vouchsafe.process.ServerAddress;
import io.vouchsafe.process.environment.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code rehearse}, which {@code ./vouchsafe prepare} runs once after a build: starts the server on a folder for the purpose, asks a little of
 * everything, and stops in an orderly way. The JVM remembers which classes that took, so that the next start need not find them anew.
 */
@Command(
        name = "rehearse",
        description = "Starts the server on a new folder, asks a little of everything, and stops.",
        mixinStandardHelpOptions = true,
        hidden = true)
final class Rehearse implements Callable<Integer> {

    private static final int ROUNDS = 20;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    @Option(names = "--data-dir", required = true, description = "A folder that is not there yet.")
    private Path dataDir = Path.of("");

    @Override
    public Integer call() {
        Program program = new Program(Application.class, Map.of(), Rehearse::play);
        try (Server server =
                new Server(program, new ServerAddress("127.0.0.1", freePort(), freePort()), dataDir, null)) {
            server.run(new PrintWriter(PrintWriter.nullWriter()));
            return 0;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("There is no free port: " + e.getMessage());
        }
    }

    private static void play(ConfigurableApplicationContext context, ServerAddress address, PrintWriter out) {
        String key = Objects.requireNonNull(context.getBean(FirstStart.class).take(), "a folder of its own")
                .apiKey();
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Visitor(client, "http://127.0.0.1:" + address.port(), key).visit();
        }
        // As when it is told to stop; by another thread, since this one is still starting it.
        Thread.ofPlatform().start(() -> System.exit(0));
    }

    /** Somebody who redeems, and looks at everything. */
    private record Visitor(HttpClient client, String root, String key) {

        void visit() {
            String api = "/api/v1.0";
            long main = id(post(api + "/campaigns", "{\"name\":\"Rehearsal\"}"));
            long campaign = id(post(
                    api + "/campaigns",
                    "{\"parent_id\":%d,\"campaign_type\":\"discount\",\"name\":\"Discount\",\"discount_type\":\"percentage\",\"discount_value\":5,\"voucher_type\":\"generic\",\"status\":\"active\"}"
                            .formatted(main)));
            post(api + "/campaigns/" + campaign + "/vouchers", "{\"code\":\"REHEARSAL\",\"active\":true}");
            for (int round = 0; round < ROUNDS; round++) {
                post(
                        api + "/vouchers/REHEARSAL/redemptions",
                        "{\"transaction_id\":\"R-%d\",\"total_transaction_cost\":20.5,\"confirmed\":true,\"customer_identifier\":\"c-%d\"}"
                                .formatted(round, round % 3));
                get(api + "/vouchers/REHEARSAL/redemptions?transaction_id=R-" + round);
            }
            for (String list : new String[] {"campaigns", "customers", "areas", "categories", "users"}) {
                get(api + "/" + list);
            }
            get("/api/vouchsafe/v1/history");
            get("/api/vouchsafe/v1/decisions");
            get("/openapi.json");
            get("/docs/");
        }

        private static long id(String body) {
            Matcher found = ID.matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("No id in " + body);
            }
            return Long.parseLong(found.group(1));
        }

        private String get(String path) {
            return send(HttpRequest.newBuilder(URI.create(root + path)));
        }

        private String post(String path, String body) {
            return send(HttpRequest.newBuilder(URI.create(root + path))
                    .POST(BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json"));
        }

        private String send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response = client.send(
                        request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(response + ": " + response.body());
                }
                return response.body();
            } catch (IOException e) {
                throw new IllegalStateException("The rehearsal was not answered", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
