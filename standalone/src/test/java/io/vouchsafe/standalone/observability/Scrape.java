package io.vouchsafe.standalone.observability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /actuator/prometheus} says.
 *
 * @param samples labels of every sample, by the name of its series
 * @param families by name
 */
record Scrape(Map<String, List<Map<String, String>>> samples, SortedMap<String, Family> families) {

    /** Prometheus adds these to whatever it scrapes. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * Series that belong together.
     *
     * @param type such as {@code counter}
     */
    record Family(String type, String help, Set<String> labels) {

        /** Whether a series whose name goes on like this belongs to it. */
        boolean isPart(String rest) {
            return Set.of("_bucket", "_count", "_sum").contains(rest);
        }
    }

    static Scrape of(String text) {
        Map<String, List<Map<String, String>>> samples = new HashMap<>();
        SortedMap<String, Family> families = new TreeMap<>();
        Map<String, String> helps = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                helps.put(words[2], words.length > 3 ? words[3] : "");
            } else if (line.startsWith("# TYPE ")) {
                families.put(words[2], new Family(words[3], helps.getOrDefault(words[2], ""), new TreeSet<>()));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                sample(line, samples);
            }
        }
        Scrape scrape = new Scrape(samples, families);
        families.forEach((name, family) -> scrape.samples().forEach((series, all) -> {
            if (series.equals(name) || (series.startsWith(name) && family.isPart(series.substring(name.length())))) {
                all.forEach(labels -> family.labels().addAll(labels.keySet()));
            }
        }));
        families.values().forEach(family -> family.labels().remove("le"));
        return scrape;
    }

    Family family(String name) {
        return Objects.requireNonNull(families.get(name), name);
    }

    private static void sample(String line, Map<String, List<Map<String, String>>> samples) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        samples.computeIfAbsent(sample.group(1), name -> new ArrayList<>()).add(labels);
    }

    /** What is wrong with a query, seen from here; empty if every name, label and value in it exists. */
    List<String> problems(Query query) {
        List<String> problems = new ArrayList<>(query.problems());
        for (Query.Selector selector : query.selectors()) {
            if (selector.metric().equals("up")) {
                continue;
            }
            List<Map<String, String>> series = samples.get(selector.metric());
            if (series == null) {
                problems.add("there is no metric " + selector.metric());
                continue;
            }
            selector.matchers().forEach(matcher -> problems.addAll(problems(selector.metric(), matcher, series)));
            for (String label : selector.grouping()) {
                if (!has(label, series)) {
                    problems.add(selector.metric() + " has no label " + label);
                }
            }
        }
        return problems;
    }

    private static List<String> problems(String metric, Query.Matcher matcher, List<Map<String, String>> series) {
        if (!has(matcher.label(), series)) {
            return List.of(metric + " has no label " + matcher.label());
        }
        if (OF_THE_TARGET.contains(matcher.label()) || matcher.value().contains("$")) {
            return List.of();
        }
        return matcher.alternatives()
                .filter(value -> series.stream()
                        .map(labels -> labels.getOrDefault(matcher.label(), ""))
                        .noneMatch(Pattern.compile(value).asMatchPredicate()))
                .map(value -> "no " + metric + " has " + matcher.label() + " " + value)
                .toList();
    }

    private static boolean has(String label, List<Map<String, String>> series) {
        return OF_THE_TARGET.contains(label) || series.stream().anyMatch(labels -> labels.containsKey(label));
    }
}
