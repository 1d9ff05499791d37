package io.vouchsafe.standalone.api;

import io.vouchsafe.standalone.RunningApplication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One operation of the application as its controllers declare it.
 *
 * @param template the whole path with its variables in braces
 */
record Route(String method, String template) {

    /** A variable that stands for one of several words, as in {@code {kind:area_rules|budget_rules}}. */
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+:([\\w|]+)}");

    private static final Pattern VARIABLE = Pattern.compile("([\\w-]+)/\\{\\w+}");

    /** Every operation below {@code /api/} that some controller answers, whichever module it is in. */
    static List<Route> all(RunningApplication application) {
        return application.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(Route::choices)
                        .flatMap(template -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), template))))
                .filter(route -> route.template.startsWith("/api/"))
                .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
                .toList();
    }

    private static Stream<String> choices(String template) {
        Matcher choice = CHOICE.matcher(template);
        return choice.find()
                ? Stream.of(choice.group(1).split("\\|", -1))
                        .flatMap(word -> choices(
                                template.substring(0, choice.start()) + word + template.substring(choice.end())))
                : Stream.of(template);
    }

    boolean hasVariables() {
        return template.indexOf('{') >= 0;
    }

    /** All paths that come of putting values for the variables, each chosen by the segment before it. */
    List<String> paths(Function<String, List<String>> valuesOf) {
        List<String> paths = List.of(template);
        while (paths.getFirst().indexOf('{') >= 0) {
            List<String> filled = new ArrayList<>();
            for (String path : paths) {
                Matcher variable = VARIABLE.matcher(path);
                if (!variable.find()) {
                    throw new AssertionError("a variable of " + template + " stands after no word");
                }
                for (String value : valuesOf.apply(variable.group(1))) {
                    filled.add(path.substring(0, variable.end(1)) + "/" + Api.encoded(value)
                            + path.substring(variable.end()));
                }
            }
            paths = filled;
        }
        return paths;
    }
}
