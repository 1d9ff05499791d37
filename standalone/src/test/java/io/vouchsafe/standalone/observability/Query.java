package io.vouchsafe.standalone.observability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query in PromQL, read just far enough to know which series it asks for, by which labels it picks and groups them. Grouping is written before what is
 * grouped.
 *
 * @param problems what cannot be read
 */
record Query(List<Selector> selectors, List<String> problems) {

    private static final Set<String> FUNCTIONS = Set.of(
            "sum",
            "max",
            "min",
            "avg",
            "count",
            "topk",
            "rate",
            "increase",
            "delta",
            "histogram_quantile",
            "clamp_min",
            "time",
            "absent",
            "vector",
            "max_over_time",
            "label_values");
    private static final Set<String> GROUPING = Set.of("by", "without");
    private static final Set<String> MATCHING = Set.of("on", "ignoring", "group_left", "group_right");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\\$\\w+|\\$\\{\\w+}|[a-zA-Z_:][\\w:]*|\\d[\\w.]*|=~|!~|!=|==|>=|<=|[-+*/%^=<>(){}\\[\\],])");

    /**
     * A metric that is asked for.
     *
     * @param grouping the labels by which it, or what is made of it, is grouped or matched
     */
    record Selector(String metric, List<Matcher> matchers, List<String> grouping) {}

    /** Picks series by a label. */
    record Matcher(String label, String operator, String value) {

        /** The regular expressions of which each must find something; none if the series that have it are left out. */
        Stream<String> alternatives() {
            return switch (operator) {
                case "=" -> Stream.of(Pattern.quote(value));
                case "=~" -> value.contains("(") ? Stream.of(value) : Arrays.stream(value.split("\\|"));
                default -> Stream.empty();
            };
        }
    }

    static Query of(String text) {
        List<String> tokens = new ArrayList<>();
        java.util.regex.Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length() && token.find(end) && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        Reader reader = new Reader(tokens);
        if (end < text.strip().length()) {
            reader.problems.add(
                    "cannot be read from here: " + text.strip().substring(end).strip());
        }
        reader.read(List.of());
        return new Query(reader.selectors, reader.problems);
    }

    private static final class Reader {
        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private String take() {
            String token = peek();
            at++;
            return token;
        }

        /** Reads up to the closing parenthesis of what it is in, or to the end. */
        void read(List<String> grouping) {
            List<String> inner = grouping;
            while (at < tokens.size()) {
                String token = take();
                if (token.equals(")")) {
                    return;
                } else if (token.equals("(")) {
                    read(inner);
                    inner = grouping;
                } else if (token.equals("[")) {
                    skipTo("]");
                } else if (GROUPING.contains(token)) {
                    inner = both(grouping, labels());
                } else if (MATCHING.contains(token)) {
                    matched(labels());
                } else if (FUNCTIONS.contains(token)) {
                    called(token, grouping);
                } else if (isName(token) && !OPERATORS.contains(token)) {
                    selectors.add(new Selector(token, matchers(), grouping));
                }
            }
        }

        private void called(String function, List<String> grouping) {
            if (function.equals("label_values")) {
                take();
                Selector selector = new Selector(take(), matchers(), new ArrayList<>(grouping));
                take();
                selector.grouping().add(take());
                selectors.add(selector);
            } else if (!peek().equals("(") && !GROUPING.contains(peek())) {
                problems.add(function + " is called without parentheses");
            }
        }

        /** Matching concerns both sides, of which one has been read: it is held against all that the query asks for. */
        private void matched(List<String> labels) {
            for (int i = 0; i < selectors.size(); i++) {
                Selector selector = selectors.get(i);
                selectors.set(
                        i, new Selector(selector.metric(), selector.matchers(), both(selector.grouping(), labels)));
            }
        }

        private List<String> labels() {
            List<String> labels = new ArrayList<>();
            if (!take().equals("(")) {
                problems.add("labels do not stand in parentheses");
            }
            for (String token = take(); !token.equals(")") && !token.isEmpty(); token = take()) {
                if (!token.equals(",")) {
                    labels.add(token);
                }
            }
            return labels;
        }

        private List<Matcher> matchers() {
            List<Matcher> matchers = new ArrayList<>();
            if (!peek().equals("{")) {
                return matchers;
            }
            take();
            while (!peek().equals("}") && !peek().isEmpty()) {
                String label = take();
                String operator = take();
                String value = take();
                if (value.startsWith("\"")) {
                    matchers.add(new Matcher(label, operator, value.substring(1, value.length() - 1)));
                } else {
                    problems.add("no value for " + label);
                }
                if (peek().equals(",")) {
                    take();
                }
            }
            take();
            return matchers;
        }

        private void skipTo(String end) {
            while (!peek().isEmpty() && !take().equals(end)) {}
        }

        private static boolean isName(String token) {
            return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == ':';
        }

        private static List<String> both(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).distinct().toList();
        }
    }
}
