package io.vouchsafe.standalone.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {

    private static final String FILE = "docker-compose.yml";
    private static final Set<String> KNOWN = Deployed.knownVariables();

    @Test
    void everyServiceIsConfinedPinnedAndWatched() {
        assertThat(ComposeRules.problems(Deployed.text(FILE), KNOWN)).isEmpty();
    }

    @Test
    void theProcessesAreThereWithTheirDatabaseAndWhatWatchesThem() {
        assertThat(Deployed.documents(Deployed.text(FILE))
                        .getFirst()
                        .path("services")
                        .propertyNames())
                .containsExactlyInAnyOrder("postgres", "gateway", "command", "query", "prometheus", "grafana");
    }

    /** The file with the first occurrence of something replaced, and what is to be found then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    healthcheck:                    | x-was:                    | postgres: no healthcheck",
                "limits: {cpus: \"2\", memory: 2g}   | limits: {cpus: \"2\"}     | postgres: no limits",
                "user: \"999:999\"                   | user: \"0:0\"             | postgres: may be root",
                "user: \"10001:10001\"               | x-was: 1                  | command: may be root",
                "read_only: true                     | read_only: false          | query: writable root file system",
                "cap_drop: [ALL]                     | cap_drop: [NET_RAW]       | grafana: keeps capabilities",
                "image: postgres:18.6                | privileged: true          | postgres: adds privileges",
                "no-new-privileges:true              | seccomp:unconfined        | prometheus: may gain privileges",
                "postgres:18.6                       | postgres:latest           | postgres: image without a version",
                "shm_size: 256mb                     | ports: [\"5432:5432\"]    | postgres: publishes a port",
                "shm_size: 256mb                     | container_name: database  | postgres: cannot be scaled: it has a fixed name",
                "internal: true                      | internal: false           | postgres: is in a network with a way out",
                "    postgres:                       | database:                 | gateway: depends on database, which is not there",
                "./deploy/prometheus/alerts.yaml        | ./deploy/prometheus/none     | prometheus: ./deploy/prometheus/none does not exist",
                "alerts.yaml:ro                      | alerts.yaml               | prometheus: ./deploy/prometheus/alerts.yaml can be written",
                "- postgres:/var/lib/postgresql      | - pg:/var/lib/postgresql  | postgres: volume pg is not declared",
                "secrets: [grafana_password]         | secrets: [other]          | grafana: secret other is not declared",
                "VOUCHSAFE_DATABASE_URL:             | VOUCHSAFE_DATABASE_PLACE: | query: VOUCHSAFE_DATABASE_PLACE is known to no program",
                "POSTGRES_PASSWORD_FILE:             | POSTGRES_PASSWORD:        | postgres: POSTGRES_PASSWORD is a secret in clear",
                "/run/secrets/admin_password         | /run/secrets/admin        | gateway: VOUCHSAFE_ADMIN_PASSWORD_FILE names no secret of its own",
                "args: {PROCESS: query}              | args: {PROCESS: command}  | query: is built as another process",
                "VOUCHSAFE_PORT: 8082                | VOUCHSAFE_PORT: 8090      | command: its ports are not those of its image",
                "/$$VOUCHSAFE_MANAGEMENT_PORT        | /8081                     | command: the healthcheck asks another port",
                "VOUCHSAFE_MANAGEMENT_PORT: 8085     | VOUCHSAFE_MANAGEMENT_PORT: 8086 | query: Prometheus does not ask all of its replicas"
            })
    void whatIsBrokenIsFound(String what, String by, String problem) {
        String text = Deployed.text(FILE);
        int at = text.indexOf(what);
        assertThat(at).as("'%s' is in the file", what).isNotNegative();
        String broken = text.substring(0, at) + by + text.substring(at + what.length());

        assertThat(ComposeRules.problems(broken, KNOWN)).contains(problem);
    }

    @Test
    void composeItselfReadsTheFiles(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(run(folder, "docker", "compose", "version"))
                .as("docker compose is not installed here, so that nobody has asked it about the file")
                .isZero();
        for (String secret : new String[] {"postgres_password", "admin_password", "grafana_password"}) {
            Files.createDirectories(folder.resolve("secrets"));
            Files.writeString(folder.resolve("secrets").resolve(secret), "x");
        }
        Files.writeString(folder.resolve(FILE), Deployed.text(FILE));
        Files.writeString(folder.resolve("look.yml"), Deployed.text("deploy/compose/look.yml"));

        assertThat(run(folder, "docker", "compose", "-f", FILE, "config", "--quiet"))
                .isZero();
        assertThat(run(folder, "docker", "compose", "-f", FILE, "-f", "look.yml", "config", "--quiet"))
                .isZero();
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
            return process.exitValue();
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
