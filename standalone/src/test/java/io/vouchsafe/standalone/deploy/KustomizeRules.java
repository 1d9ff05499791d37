package io.vouchsafe.standalone.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What holds for the manifests of the base, and for what belongs to each Deployment. */
final class KustomizeRules {

    static final String KUSTOMIZATION = "kustomization.yaml";

    private static final Set<String> HEALTH = Set.of("/actuator/health/liveness", "/actuator/health/readiness");
    private static final Pattern PINNED = Pattern.compile("[a-z/]+:[0-9]+\\.[0-9].*");
    /** In which requests in flight may finish, and what a pod waits before. */
    private static final int GRACE_SECONDS = 30 + 5;

    private final Set<String> knownVariables;
    private final List<JsonNode> manifests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private KustomizeRules(Set<String> knownVariables) {
        this.knownVariables = knownVariables;
    }

    /**
     * Every breach, as {@code name: what is wrong}.
     *
     * @param files of the base, by name
     */
    static List<String> problems(Map<String, String> files, Set<String> knownVariables) {
        KustomizeRules rules = new KustomizeRules(knownVariables);
        JsonNode kustomization =
                Deployed.documents(files.getOrDefault(KUSTOMIZATION, "{}")).getFirst();
        Set<String> listed = new HashSet<>(Deployed.texts(kustomization.path("resources")));
        Set<String> there = new HashSet<>(files.keySet());
        there.remove(KUSTOMIZATION);
        rules.require(listed.equals(there), KUSTOMIZATION, "lists " + listed + " of " + there);
        there.forEach(file -> rules.manifests.addAll(Deployed.documents(files.getOrDefault(file, ""))));
        kustomization
                .path("configMapGenerator")
                .forEach(map -> Deployed.texts(map.path("literals"))
                        .forEach(literal -> rules.variable(KUSTOMIZATION, literal.substring(0, literal.indexOf('=')))));
        rules.all("Deployment").forEach(rules::deployment);
        rules.all("Service").forEach(rules::service);
        rules.all("NetworkPolicy").forEach(rules::policy);
        return rules.problems;
    }

    private Stream<JsonNode> all(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.path("kind").asString("").equals(kind));
    }

    private void require(boolean holds, String name, String problem) {
        if (!holds) {
            problems.add(name + ": " + problem);
        }
    }

    private void variable(String name, String variable) {
        require(
                !variable.startsWith("VOUCHSAFE_") || knownVariables.contains(variable),
                name,
                variable + " is known to no program");
    }

    private static String name(JsonNode manifest) {
        return manifest.path("metadata").path("name").asString("");
    }

    private static JsonNode labels(JsonNode deployment) {
        return deployment.path("spec").path("template").path("metadata").path("labels");
    }

    private static JsonNode pod(JsonNode deployment) {
        return deployment.path("spec").path("template").path("spec");
    }

    /** Whether a selector finds the pods of a deployment. An empty one finds nothing here: nobody means all. */
    private static boolean selects(JsonNode selector, JsonNode deployment) {
        JsonNode labels = labels(deployment);
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private void deployment(JsonNode deployment) {
        String name = name(deployment);
        JsonNode pod = pod(deployment);
        JsonNode container = pod.path("containers").path(0);
        require(
                selects(deployment.path("spec").path("selector").path("matchLabels"), deployment),
                name,
                "selects other pods");
        confined(name, pod, container);
        probes(name, container);
        environment(name, container, pod);
        require(PINNED.matcher(container.path("image").asString("")).matches(), name, "image without a version");
        require(
                container.path("resources").path("requests").has("cpu")
                        && container.path("resources").path("requests").has("memory")
                        && container.path("resources").path("limits").has("memory"),
                name,
                "no resources");
        require(
                pod.path("terminationGracePeriodSeconds").asInt(0) > GRACE_SECONDS,
                name,
                "is killed before it has stopped");
        require(!pod.path("topologySpreadConstraints").isEmpty(), name, "is not spread");
        pod.path("topologySpreadConstraints")
                .forEach(spread -> require(
                        selects(spread.path("labelSelector").path("matchLabels"), deployment),
                        name,
                        "spreads other pods"));
        require(
                all("PodDisruptionBudget")
                        .anyMatch(budget ->
                                selects(budget.path("spec").path("selector").path("matchLabels"), deployment)),
                name,
                "no disruption budget");
        require(
                all("HorizontalPodAutoscaler")
                        .anyMatch(scaler -> scaler.path("spec")
                                .path("scaleTargetRef")
                                .path("name")
                                .asString("")
                                .equals(name)),
                name,
                "no autoscaler");
        require(
                all("Service").anyMatch(service -> selects(service.path("spec").path("selector"), deployment)),
                name,
                "no service");
        require(
                all("NetworkPolicy")
                        .filter(policy -> applies(policy, deployment))
                        .anyMatch(policy -> opens(policy, "http")),
                name,
                "no policy on who reaches it");
    }

    private void confined(String name, JsonNode pod, JsonNode container) {
        require(pod.path("securityContext").path("runAsNonRoot").asBoolean(false), name, "may be root");
        require(
                pod.path("securityContext")
                        .path("seccompProfile")
                        .path("type")
                        .asString("")
                        .equals("RuntimeDefault"),
                name,
                "no seccomp profile");
        JsonNode context = container.path("securityContext");
        require(context.path("readOnlyRootFilesystem").asBoolean(false), name, "writable root file system");
        require(!context.path("allowPrivilegeEscalation").asBoolean(true), name, "may gain privileges");
        require(
                Deployed.texts(context.path("capabilities").path("drop")).equals(List.of("ALL")),
                name,
                "keeps capabilities");
        require(!pod.path("automountServiceAccountToken").asBoolean(true), name, "has a token of the cluster");
    }

    private static boolean hasPort(JsonNode container, String port) {
        return container.path("ports").values().stream()
                .anyMatch(known -> known.path("name").asString("").equals(port));
    }

    private void probes(String name, JsonNode container) {
        for (String kind : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode probe = container.path(kind).path("httpGet");
            String port = probe.path("port").asString("");
            require(port.equals("management") && hasPort(container, port), name, kind + " asks no port of it");
            require(HEALTH.contains(probe.path("path").asString("")), name, kind + " asks for nothing that is there");
        }
    }

    private static String value(JsonNode container, String variable) {
        return container.path("env").values().stream()
                .filter(entry -> entry.path("name").asString("").equals(variable))
                .map(entry -> entry.path("value").asString(""))
                .findFirst()
                .orElse("");
    }

    private void environment(String name, JsonNode container, JsonNode pod) {
        container.path("env").forEach(entry -> variable(name, entry.path("name").asString("")));
        String http = value(container, "VOUCHSAFE_PORT");
        String management = value(container, "VOUCHSAFE_MANAGEMENT_PORT");
        require(
                container
                                .path("ports")
                                .path(0)
                                .path("containerPort")
                                .asString("")
                                .equals(http)
                        && container
                                .path("ports")
                                .path(1)
                                .path("containerPort")
                                .asString("")
                                .equals(management),
                name,
                "its ports are not those that it listens on");
        require(
                value(container, "VOUCHSAFE_ADVERTISE").equals("http://$(POD_IP):" + http),
                name,
                "advertises another address");
        List<String> mounted = pod.path("volumes").values().stream()
                .flatMap(volume -> volume.path("secret").path("items").values().stream())
                .map(item -> "/run/secrets/vouchsafe/" + item.path("path").asString(""))
                .toList();
        container.path("env").forEach(entry -> {
            String variable = entry.path("name").asString("");
            require(
                    !variable.endsWith("_FILE")
                            || mounted.contains(entry.path("value").asString("")),
                    name,
                    variable + " names no secret that is mounted");
        });
    }

    private void service(JsonNode service) {
        String name = name(service);
        List<JsonNode> behind = all("Deployment")
                .filter(deployment -> selects(service.path("spec").path("selector"), deployment))
                .toList();
        require(behind.size() == 1, name, "stands before " + behind.size() + " deployments");
        behind.forEach(deployment -> service.path("spec")
                .path("ports")
                .forEach(port -> require(
                        hasPort(
                                pod(deployment).path("containers").path(0),
                                port.path("targetPort").asString("")),
                        name,
                        "leads to no port")));
    }

    private static boolean applies(JsonNode policy, JsonNode deployment) {
        JsonNode selector = policy.path("spec").path("podSelector");
        return selects(selector.path("matchLabels"), deployment)
                && selector.path("matchExpressions").values().stream()
                        .allMatch(expression -> Deployed.texts(expression.path("values"))
                                .contains(labels(deployment)
                                        .path(expression.path("key").asString(""))
                                        .asString("")));
    }

    private static boolean opens(JsonNode policy, String port) {
        return policy.path("spec").path("ingress").values().stream()
                .flatMap(rule -> rule.path("ports").values().stream())
                .anyMatch(open -> open.path("port").asString("").equals(port));
    }

    /** The sides are open to gateways only, the management port to Prometheus only, and the gateway to all. */
    private void policy(JsonNode policy) {
        String name = name(policy);
        require(all("Deployment").anyMatch(deployment -> applies(policy, deployment)), name, "applies to nothing");
        boolean ofTheGateway = name.endsWith("-gateway");
        policy.path("spec").path("ingress").forEach(rule -> {
            rule.path("ports")
                    .forEach(port -> require(
                            all("Deployment")
                                    .allMatch(deployment -> hasPort(
                                            pod(deployment).path("containers").path(0),
                                            port.path("port").asString(""))),
                            name,
                            "opens no port"));
            boolean management = opens(policy, "management");
            List<String> from = rule.path("from").values().stream()
                    .flatMap(peer -> peer.path("podSelector").path("matchLabels").properties().stream())
                    .map(label -> label.getValue().asString(""))
                    .toList();
            require(ofTheGateway || from.contains(management ? "prometheus" : "gateway"), name, "lets others in");
            require(!ofTheGateway || !management, name, "opens the management port to all");
        });
    }
}
