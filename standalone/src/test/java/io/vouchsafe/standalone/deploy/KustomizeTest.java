package io.vouchsafe.standalone.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

class KustomizeTest {

    private static final String FOLDER = "deploy/kubernetes";
    private static final String EXAMPLE = FOLDER + "/overlays/example/kustomization.yaml";
    private static final Set<String> KNOWN = Deployed.knownVariables();

    private static Map<String, String> base() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Deployed.ROOT.resolve(FOLDER).resolve("base"))) {
            found.forEach(file -> files.put(
                    String.valueOf(file.getFileName()),
                    Deployed.text(Deployed.ROOT.relativize(file).toString())));
        }
        return files;
    }

    @Test
    void everyDeploymentIsConfinedProbedScaledAndFoundByWhatBelongsToIt() throws IOException {
        assertThat(KustomizeRules.problems(base(), KNOWN)).isEmpty();
    }

    @Test
    void thereIsADeploymentForEachProcess() throws IOException {
        assertThat(base())
                .containsOnlyKeys(
                        "kustomization.yaml", "network-policies.yaml", "gateway.yaml", "command.yaml", "query.yaml");
    }

    /** The file with the first occurrence of something replaced, and what is to be found then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kustomization.yaml | VOUCHSAFE_HOST= | VOUCHSAFE_HOSTS= | kustomization.yaml: VOUCHSAFE_HOSTS is known to no program",
                "gateway.yaml | app.kubernetes.io/component: gateway | app.kubernetes.io/component: other | vouchsafe-gateway: selects other pods",
                "gateway.yaml | runAsNonRoot: true | runAsNonRoot: false | vouchsafe-gateway: may be root",
                "gateway.yaml | type: RuntimeDefault | type: Unconfined | vouchsafe-gateway: no seccomp profile",
                "query.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | vouchsafe-query: writable root file system",
                "query.yaml | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | vouchsafe-query: may gain privileges",
                "query.yaml | drop: [ALL] | drop: [KILL] | vouchsafe-query: keeps capabilities",
                "query.yaml | automountServiceAccountToken: false | automountServiceAccountToken: true | vouchsafe-query: has a token of the cluster",
                "command.yaml | port: management | port: http | vouchsafe-command: startupProbe asks no port of it",
                "command.yaml | health/readiness | health/ready | vouchsafe-command: readinessProbe asks for nothing that is there",
                "command.yaml | :0.1.0-SNAPSHOT | :latest | vouchsafe-command: image without a version",
                "command.yaml | limits: {memory | limits: {cpu | vouchsafe-command: no resources",
                "command.yaml | terminationGracePeriodSeconds: 60 | terminationGracePeriodSeconds: 30 | vouchsafe-command: is killed before it has stopped",
                "command.yaml | topologySpreadConstraints | topology | vouchsafe-command: is not spread",
                "command.yaml | kind: PodDisruptionBudget | kind: Nothing | vouchsafe-command: no disruption budget",
                "command.yaml | kind: HorizontalPodAutoscaler | kind: Nothing | vouchsafe-command: no autoscaler",
                "command.yaml | kind: Service | kind: Nothing | vouchsafe-command: no service",
                "command.yaml | VOUCHSAFE_PORT | VOUCHSAFE_PORTS | vouchsafe-command: VOUCHSAFE_PORTS is known to no program",
                "command.yaml | containerPort: 8082 | containerPort: 8080 | vouchsafe-command: its ports are not those that it listens on",
                "command.yaml | http://$(POD_IP):8082 | http://$(POD_IP):8080 | vouchsafe-command: advertises another address",
                "gateway.yaml | path: admin_password | path: admin | vouchsafe-gateway: VOUCHSAFE_ADMIN_PASSWORD_FILE names no secret that is mounted",
                "gateway.yaml | targetPort: http | targetPort: web | vouchsafe-gateway: leads to no port",
                "network-policies.yaml | values: [command, query] | values: [command] | vouchsafe-query: no policy on who reaches it",
                "network-policies.yaml | values: [command, query] | values: [other] | vouchsafe-sides: applies to nothing",
                "network-policies.yaml | {port: http} | {port: web} | vouchsafe-gateway: opens no port",
                "network-policies.yaml | {port: http} | {port: management} | vouchsafe-gateway: opens the management port to all",
                "network-policies.yaml | app.kubernetes.io/name: prometheus | app.kubernetes.io/name: any | vouchsafe-management: lets others in"
            })
    void whatIsBrokenIsFound(String file, String what, String by, String problem) throws IOException {
        Map<String, String> files = base();
        String text = files.getOrDefault(file, "");
        int at = text.indexOf(what);
        assertThat(at).as("'%s' is in the file", what).isNotNegative();
        files.put(file, text.substring(0, at) + by + text.substring(at + what.length()));

        assertThat(KustomizeRules.problems(files, KNOWN)).contains(problem);
    }

    @Test
    void aFileThatIsNotListedIsFound() throws IOException {
        Map<String, String> files = base();
        files.put("more.yaml", "kind: Nothing");

        assertThat(KustomizeRules.problems(files, KNOWN)).anyMatch(one -> one.startsWith("kustomization.yaml: lists "));
    }

    @Test
    void theExampleSetsWhatThereIs() {
        JsonNode example = Deployed.documents(Deployed.text(EXAMPLE)).getFirst();

        assertThat(Deployed.texts(example.path("resources"))).containsExactly("../../base");
        assertThat(example.path("images").values())
                .extracting(image -> image.path("name").asString(""))
                .containsExactly("vouchsafe/gateway", "vouchsafe/command", "vouchsafe/query");
        assertThat(Deployed.texts(example.path("configMapGenerator").path(0).path("literals")))
                .extracting(literal -> literal.substring(0, literal.indexOf('=')))
                .isSubsetOf(KNOWN);
        assertThat(Deployed.texts(example.path("secretGenerator").path(0).path("files")))
                .containsExactly("secrets/postgres_password", "secrets/admin_password");
    }

    @Test
    void kustomizeItselfBuildsTheExample(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "kubectl"))))
                .as("kubectl is not installed here, so that nobody has built the manifests")
                .isTrue();
        FileSystemUtils.copyRecursively(Deployed.ROOT.resolve(FOLDER), folder.resolve("k"));
        Path overlay = folder.resolve("k/overlays/example");
        Files.createDirectories(overlay.resolve("secrets"));
        Files.writeString(overlay.resolve("secrets/postgres_password"), "one");
        Files.writeString(overlay.resolve("secrets/admin_password"), "two");

        Process process = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String built = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();

        List<JsonNode> manifests = Deployed.documents(built);
        assertThat(manifests)
                .extracting(manifest -> manifest.path("kind").asString(""))
                .containsOnlyOnce("ConfigMap", "Secret")
                .filteredOn("Deployment"::equals)
                .hasSize(3);
        assertThat(manifests)
                .allSatisfy(manifest -> assertThat(
                                manifest.path("metadata").path("namespace").asString(""))
                        .isEqualTo("vouchsafe"));
        assertThat(built).contains("image: registry.example/vouchsafe/command:0.1.0-SNAPSHOT");
    }
}
