package io.vouchsafe.standalone.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query of a dashboard or of an alert.
 *
 * @param file its name without the ending
 * @param where which panel, variable or rule
 * @param shown labels that a legend or a text shows of the result
 */
record Asked(String file, String where, String query, List<String> shown) {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern ANNOTATION = Pattern.compile("\\$labels\\.(\\w+)");

    static Path root() {
        return Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "..");
    }

    /** All of them. */
    static List<Asked> all() {
        return Stream.concat(ofDashboards().stream(), ofAlerts().stream()).toList();
    }

    static List<Asked> ofDashboards() {
        List<Asked> asked = new ArrayList<>();
        try (Stream<Path> files = Files.list(root().resolve("deploy/grafana/dashboards"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(file));
                for (JsonNode variable : dashboard.at("/templating/list")) {
                    if (variable.get("type").asString().equals("query")) {
                        asked.add(new Asked(
                                name,
                                "variable " + variable.get("name").asString(),
                                variable.at("/query/query").asString(),
                                List.of()));
                    }
                }
                dashboard.get("panels").forEach(panel -> panels(name, panel, asked));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asked;
    }

    private static void panels(String file, JsonNode panel, List<Asked> asked) {
        for (JsonNode target : panel.path("targets")) {
            asked.add(new Asked(
                    file,
                    panel.get("title").asString(),
                    target.get("expr").asString(),
                    found(LEGEND, target.path("legendFormat").asString(""))));
        }
    }

    @SuppressWarnings("unchecked") // YAML has no types
    static List<Asked> ofAlerts() {
        List<Asked> asked = new ArrayList<>();
        try {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml().load(Files.readString(root().resolve("deploy/prometheus/alerts.yaml")));
            for (Map<String, Object> group : file.getOrDefault("groups", List.of())) {
                for (Map<String, Object> rule : (List<Map<String, Object>>) group.getOrDefault("rules", List.of())) {
                    asked.add(new Asked(
                            "alerts",
                            String.valueOf(rule.get("alert")),
                            String.valueOf(rule.get("expr")),
                            found(ANNOTATION, String.valueOf(rule.get("annotations")))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asked;
    }

    private static List<String> found(Pattern label, String text) {
        return label.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** What is wrong with it, seen from a scrape. */
    List<String> problems(Scrape scrape) {
        Query read = Query.of(query);
        List<String> problems = new ArrayList<>(scrape.problems(read));
        for (String label : shown) {
            if (!label.equals("instance")
                    && read.selectors().stream()
                            .noneMatch(selector -> selector.grouping().contains(label))) {
                problems.add("shows the label " + label + ", which the result does not have");
            }
        }
        return problems.stream()
                .map(problem -> file + ", " + where + ": " + problem)
                .toList();
    }

    @Override
    public String toString() {
        return file + ": " + where;
    }
}
