package io.vouchsafe.standalone.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of metrics and of alerts in {@code docs/operating/observability.md}. They are written from a scrape, the dashboards and the rules. */
final class MetricsPage {

    private static final Path PAGE = Asked.root().resolve("docs/operating/observability.md");

    private MetricsPage() {}

    static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String text) {
        try {
            Files.writeString(PAGE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as it must be. */
    static String upToDate(String page, Scrape scrape) {
        Map<String, Set<String>> usedBy = usedBy(scrape);
        return replaced(replaced(page, "own", table(scrape, usedBy, true)), "others", table(scrape, usedBy, false));
    }

    private static Map<String, Set<String>> usedBy(Scrape scrape) {
        Map<String, Set<String>> usedBy = new TreeMap<>();
        for (Asked asked : Asked.all()) {
            for (Query.Selector selector : Query.of(asked.query()).selectors()) {
                scrape.families().keySet().stream()
                        .filter(family -> selector.metric().equals(family)
                                || selector.metric().matches(family + "_(bucket|count|sum|max)"))
                        .forEach(family -> usedBy.computeIfAbsent(family, name -> new TreeSet<>())
                                .add(asked.file()));
            }
        }
        return usedBy;
    }

    private static String table(Scrape scrape, Map<String, Set<String>> usedBy, boolean own) {
        return scrape.families().entrySet().stream()
                .filter(family -> family.getKey().startsWith("vouchsafe_") == own)
                .filter(family -> own || usedBy.containsKey(family.getKey()))
                .filter(family -> !family.getKey().endsWith("_max")
                        || !scrape.families().containsKey(family.getKey().replaceFirst("_max$", "")))
                .map(family -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                family.getKey(),
                                family.getValue().type(),
                                family.getValue().labels().stream()
                                        .map("`%s`"::formatted)
                                        .collect(Collectors.joining(", ")),
                                family.getValue().help(),
                                String.join(", ", usedBy.getOrDefault(family.getKey(), Set.of()))))
                .collect(Collectors.joining(
                        "\n",
                        "| metric | kind | labels | meaning | shown and watched in |\n| --- | --- | --- | --- | --- |\n",
                        "\n"));
    }

    private static String replaced(String page, String name, String content) {
        String begin = "<!-- " + name + ": written by the tests -->\n";
        String end = "<!-- end of " + name + " -->";
        List<Integer> places = List.of(page.indexOf(begin), page.indexOf(end));
        if (places.contains(-1)) {
            throw new IllegalStateException("the page has no place for " + name);
        }
        return page.substring(0, places.getFirst() + begin.length()) + content + page.substring(places.getLast());
    }
}
