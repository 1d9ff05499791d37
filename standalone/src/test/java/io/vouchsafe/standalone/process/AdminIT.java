package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code vouchsafe admin} beside a server that runs, without one, and on an external database. */
class AdminIT {

    /** A server trusts what it knows of a credential for ten seconds, see {@code AccessProperties}. */
    private static final Duration RECHECK = Duration.ofSeconds(15);

    @TempDir
    private Path dataDir;

    private CommandProcess admin(String... arguments) {
        return CommandProcess.admin(onFolder(arguments));
    }

    private CommandProcess adminWithInput(String input, String... arguments) {
        return CommandProcess.admin(Map.of(), input, onFolder(arguments));
    }

    private String[] onFolder(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", dataDir.toString(), "--output", "json"));
        return all.toArray(String[]::new);
    }

    @Test
    void administersBesideAServerThatGoesOn() {
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Api first = server.admin();
            long postmaster = server.postmaster().orElseThrow().pid();

            JsonNode project = admin("project", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Berlin")
                    .json();
            assertThat(project.get("currency").asString()).isEqualTo("EUR");
            assertThat(admin("project", "list").json().size()).isEqualTo(2);

            JsonNode key = admin("key", "add", "till", "--project", "shop", "--role", "admin")
                    .json();
            Api shop = server.as(Api.bearer(key.get("secret").asString()));
            assertThat(shop.post("/campaigns", object("name", "Season"))
                            .ok()
                            .get("currency")
                            .asString())
                    .isEqualTo("EUR");
            assertThat(first.get("/campaigns").list()).isEmpty();

            adminWithInput(
                            "long enough\nsecond line\n",
                            "user",
                            "add",
                            "clerk@example.test",
                            "--project",
                            "shop",
                            "--name",
                            "Clerk",
                            "--role",
                            "point_of_sale",
                            "--password-stdin")
                    .json();
            Api clerk = server.as(Api.basic("clerk@example.test", "long enough"));
            clerk.get("/vouchers/NONE/redemptions?transaction_id=T").isUnknown();
            admin("user", "deactivate", "CLERK@example.test", "--project", "shop")
                    .json();
            Awaitility.await()
                    .atMost(RECHECK)
                    .until(() -> clerk.get("/vouchers/NONE/redemptions?transaction_id=T")
                                    .status()
                            == 401);
            admin("user", "activate", "clerk@example.test", "--project", "shop").json();
            clerk.get("/vouchers/NONE/redemptions?transaction_id=T").isUnknown();

            String id = key.get("id").asString();
            JsonNode rotated = admin("key", "rotate", id, "--project", "shop").json();
            server.as(Api.bearer(rotated.get("secret").asString()))
                    .get("/campaigns")
                    .ok();
            Awaitility.await()
                    .atMost(RECHECK)
                    .until(() -> shop.get("/campaigns").status() == 401);
            assertThat(admin("key", "list", "--project", "shop").output())
                    .doesNotContain(rotated.get("secret").asString());

            assertThat(server.postmaster().orElseThrow().pid()).isEqualTo(postmaster);
            assertThat(server.errors()).as("what was logged").isEmpty();
            first.get("/campaigns").ok();
        }
    }

    @Test
    void administersWithoutAServerAndLeavesNothingRunning() {
        String secret;
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            server.terminate();
            server.awaitEnd();

            CommandProcess made = CommandProcess.admin(
                    Map.of("VOUCHSAFE_USER_PASSWORD", "long enough"),
                    null,
                    onFolder("user", "add", "boss@example.test", "--name", "Boss", "--role", "admin"));
            assertThat(made.json().get("email").asString()).isEqualTo("boss@example.test");
            assertThat(server.postmaster()).isEmpty();

            CommandProcess key = CommandProcess.admin(
                    "key",
                    "add",
                    "ops",
                    "--role",
                    "admin",
                    "--user",
                    "boss@example.test",
                    "--data-dir",
                    dataDir.toString());
            assertThat(key.exitCode()).as(key.errors()).isZero();
            assertThat(key.errors()).isEqualToIgnoringNewLines("Keep the secret; it is not shown again.");
            assertThat(key.output().lines().findFirst().orElseThrow())
                    .matches("id +name +role +user_id +masked_key +active +created_at +secret");
            secret = key.output().strip().replaceAll("(?s).* ", "");
            assertThat(server.postmaster()).isEmpty();
        }
        try (ServerProcess again = ServerProcess.serve(dataDir)) {
            again.as(Api.bearer(secret)).get("/campaigns").ok();
            again.as(Api.basic("boss@example.test", "long enough"))
                    .get("/campaigns")
                    .ok();
        }
    }

    @Test
    void workOnTheFolderOfAKilledServerAndOnADatabaseByItsUrl() {
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Database database = server.database();
            assertThat(byUrl("postgres://vouchsafe:" + database.password() + "@"
                                    + database.url().substring("jdbc:postgresql://".length()) + "vouchsafe")
                            .json()
                            .size())
                    .isEqualTo(1);
            CommandProcess empty = byUrl("postgres://postgres:" + database.superuserPassword() + "@"
                    + database.url().substring("jdbc:postgresql://".length()) + "postgres");
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.errors()).contains("is not Vouchsafe's yet");
            assertThat(server.admin().get("/campaigns").list()).isEmpty();

            server.kill();
            assertThat(admin("user", "list").json().size()).isEqualTo(1);
            assertThat(server.postmaster()).isEmpty();
        }
    }

    private static CommandProcess byUrl(String url) {
        return CommandProcess.admin(Map.of("VOUCHSAFE_DATABASE_URL", url), null, "project", "list", "--output", "json");
    }

    @Test
    void saysWhatIsWrongByItsExitCode() {
        assertRefused(admin("project", "list"), 1, "There is no database in the data folder");
        assertThat(dataDir).isEmptyDirectory();
        assertRefused(CommandProcess.admin("key"), 2, "Say what to do");
        assertRefused(admin("project", "add", "x", "--currency", "XXX"), 2, "--currency");
        assertRefused(admin("user", "add", "a@b", "--name", "A", "--role", "admin"), 2, "Say the password");
        assertThat(CommandProcess.admin("--help").output()).contains("project", "user", "key");
        assertThat(CommandProcess.admin("user", "add", "--help").output())
                .contains("--password-stdin")
                .doesNotContain("--password=");
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            assertRefused(admin("user", "list", "--project", "none"), 3, "Project 'none' not found.");
            assertRefused(
                    adminWithInput(
                            "short\n", "user", "add", "nobody", "--name", "", "--role", "admin", "--password-stdin"),
                    3,
                    "name is required; email is not an e-mail address; password is too short");
            assertRefused(admin("key", "revoke", "999"), 3, "API key not found.");
            assertRefused(
                    admin("user", "deactivate", server.printed("admin")), 3, "nobody else administers the project");
        }
    }

    private static void assertRefused(CommandProcess process, int exitCode, String message) {
        assertThat(process.exitCode()).as(process.errors()).isEqualTo(exitCode);
        assertThat(process.errors()).contains(message).doesNotContain("Exception");
        assertThat(process.output()).isEmpty();
    }

    @Test
    void commandsThatMeetOnAFolderWithoutAServerDoNoHarm() throws Exception {
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            server.terminate();
            server.awaitEnd();
            List<Thread> threads = new ArrayList<>();
            List<CommandProcess> ended = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 2; i++) {
                threads.add(Thread.ofVirtual().start(() -> ended.add(admin("project", "list"))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ended)
                    .hasSize(2)
                    .allSatisfy(process ->
                            assertThat(process.exitCode()).as(process.errors()).isIn(0, 1));
            assertThat(ended)
                    .anySatisfy(process -> assertThat(process.exitCode()).isZero());
            assertThat(server.postmaster()).isEmpty();
        }
    }
}
