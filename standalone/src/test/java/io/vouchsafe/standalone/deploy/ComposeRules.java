package io.vouchsafe.standalone.deploy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What holds for every service of the compose file. */
final class ComposeRules {

    static final List<String> PROCESSES = List.of("gateway", "command", "query");

    /** The only one that the world outside may reach. */
    private static final String ENTRANCE = "gateway";

    private static final Pattern NOT_ROOT = Pattern.compile("[1-9][0-9]*:[0-9]+");
    private static final Pattern PINNED =
            Pattern.compile("[a-z/]+:(v?[0-9]+\\.[0-9.]+|\\$\\{VOUCHSAFE_VERSION:-[^}]+})");

    private final JsonNode compose;
    private final Set<String> knownVariables;
    private final List<String> problems = new ArrayList<>();

    private ComposeRules(JsonNode compose, Set<String> knownVariables) {
        this.compose = compose;
        this.knownVariables = knownVariables;
    }

    /** Every breach, as {@code service: what is wrong}. */
    static List<String> problems(String text, Set<String> knownVariables) {
        ComposeRules rules = new ComposeRules(Deployed.documents(text).getFirst(), knownVariables);
        rules.compose.path("services").properties().forEach(service -> {
            rules.confined(service.getKey(), service.getValue());
            rules.reachable(service.getKey(), service.getValue());
            rules.files(service.getKey(), service.getValue());
        });
        PROCESSES.forEach(rules::process);
        return rules.problems;
    }

    private void require(boolean holds, String service, String problem) {
        if (!holds) {
            problems.add(service + ": " + problem);
        }
    }

    private void confined(String name, JsonNode service) {
        require(service.path("healthcheck").path("test").size() > 1, name, "no healthcheck");
        JsonNode limits = service.path("deploy").path("resources").path("limits");
        require(limits.has("cpus") && limits.has("memory"), name, "no limits");
        require(NOT_ROOT.matcher(service.path("user").asString("")).matches(), name, "may be root");
        require(service.path("read_only").asBoolean(false), name, "writable root file system");
        require(Deployed.texts(service.path("cap_drop")).equals(List.of("ALL")), name, "keeps capabilities");
        require(!service.has("cap_add") && !service.has("privileged"), name, "adds privileges");
        require(
                Deployed.texts(service.path("security_opt")).contains("no-new-privileges:true"),
                name,
                "may gain privileges");
        require(PINNED.matcher(service.path("image").asString("")).matches(), name, "image without a version");
    }

    private void reachable(String name, JsonNode service) {
        require(name.equals(ENTRANCE) || !service.has("ports"), name, "publishes a port");
        require(!service.has("container_name"), name, "cannot be scaled: it has a fixed name");
        require(!service.path("networks").isEmpty(), name, "is in the default network");
        for (String network : Deployed.texts(service.path("networks"))) {
            boolean internal =
                    compose.path("networks").path(network).path("internal").asBoolean(false);
            require(name.equals(ENTRANCE) || internal, name, "is in a network with a way out");
        }
        service.path("depends_on")
                .propertyNames()
                .forEach(other -> require(
                        compose.path("services").has(other), name, "depends on " + other + ", which is not there"));
    }

    private void files(String name, JsonNode service) {
        for (String volume : Deployed.texts(service.path("volumes"))) {
            String source = volume.substring(0, volume.indexOf(':'));
            if (source.startsWith("./")) {
                require(Files.exists(Deployed.ROOT.resolve(source)), name, source + " does not exist");
                require(volume.endsWith(":ro"), name, source + " can be written");
            } else {
                require(compose.path("volumes").has(source), name, "volume " + source + " is not declared");
            }
        }
        List<String> secrets = Deployed.texts(service.path("secrets"));
        secrets.forEach(secret -> require(
                compose.path("secrets").path(secret).has("file"), name, "secret " + secret + " is not declared"));
        service.path("environment").properties().forEach(variable -> {
            String key = variable.getKey();
            String value = variable.getValue().asString("");
            if (key.startsWith("VOUCHSAFE_")) {
                require(knownVariables.contains(key), name, key + " is known to no program");
            }
            require(
                    key.endsWith("_FILE") || !key.matches(".*(PASSWORD|SECRET).*"),
                    name,
                    key + " is a secret in clear");
            if (key.endsWith("_FILE")) {
                require(
                        secrets.stream().anyMatch(secret -> value.equals("/run/secrets/" + secret)),
                        name,
                        key + " names no secret of its own");
            }
        });
    }

    private void process(String name) {
        JsonNode service = compose.path("services").path(name);
        JsonNode environment = service.path("environment");
        int port = environment.path("VOUCHSAFE_PORT").asInt(0);
        int management = environment.path("VOUCHSAFE_MANAGEMENT_PORT").asInt(0);
        require(
                service.path("build").path("args").path("PROCESS").asString("").equals(name),
                name,
                "is built as another process");
        require(
                Deployed.text("Dockerfile")
                        .contains("FROM process AS " + name + "\nEXPOSE " + port + " " + management + "\n"),
                name,
                "its ports are not those of its image");
        require(
                service.path("healthcheck")
                        .path("test")
                        .toString()
                        .contains("/dev/tcp/127.0.0.1/$$VOUCHSAFE_MANAGEMENT_PORT"),
                name,
                "the healthcheck asks another port");
        boolean scraped = Deployed.documents(Deployed.text("deploy/prometheus/prometheus.yml"))
                .getFirst()
                .path("scrape_configs")
                .values()
                .stream()
                // By such a name the alerts know what is ours.
                .filter(job -> job.path("job_name").asString("").startsWith("vouchsafe"))
                .flatMap(job -> job.path("dns_sd_configs").values().stream())
                .anyMatch(found -> Deployed.texts(found.path("names")).equals(List.of(name))
                        && found.path("port").asInt(0) == management);
        require(scraped, name, "Prometheus does not ask all of its replicas");
    }
}
