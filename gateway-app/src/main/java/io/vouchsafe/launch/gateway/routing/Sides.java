package io.vouchsafe.launch.gateway.routing;

import io.vouchsafe.gateway.description.DescribedOperations;
import io.vouchsafe.gateway.description.DescribedOperations.Operation;
import io.vouchsafe.process.cluster.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which side answers an operation of the description: what the gateway answers itself, what asks, and what changes something. Paths are matched by
 * the patterns of the description, the most specific one first, as the sides' own controllers match them.
 */
final class Sides {

    private static final List<PathPattern> OWN = patterns(
            "/api/v1.0/users",
            "/api/vouchsafe/v1/users/**",
            "/api/vouchsafe/v1/api-keys/**",
            "/api/vouchsafe/v1/projects/**",
            "/api/vouchsafe/v1/session");

    /** They change nothing but what is read. */
    private static final List<PathPattern> VIEWS =
            patterns("/api/vouchsafe/v1/projections/**", "/api/vouchsafe/v1/reconciliations");

    /** Asked by GET (contract §5.2), and yet it assigns what it finds. */
    private static final PathPattern FIND = PathPatternParser.defaultInstance.parse("/api/v1.0/vouchers/find");

    private final List<Resource> resources;

    /**
     * A path of the description.
     *
     * @param parts by method
     */
    record Resource(PathPattern pattern, Map<String, Part> parts) {

        /** The part that answers; {@code null} if the method is none of this path's. What answers GET answers HEAD too. */
        @Nullable
        Part part(String method) {
            return parts.get(method.equals("HEAD") ? "GET" : method);
        }

        /** All methods that make sense here. */
        Set<String> methods() {
            Set<String> methods = new TreeSet<>(parts.keySet());
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            methods.add("OPTIONS");
            return methods;
        }
    }

    Sides(DescribedOperations described) {
        Map<String, Map<String, Part>> paths = new HashMap<>();
        for (Operation operation : described.all()) {
            paths.computeIfAbsent(operation.template(), template -> new TreeMap<>())
                    .put(operation.method(), partOf(operation));
        }
        this.resources = paths.entrySet().stream()
                .map(path -> new Resource(PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()))
                .sorted(Comparator.comparing(Resource::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private static Part partOf(Operation operation) {
        PathContainer path = PathContainer.parsePath(operation.template());
        if (OWN.stream().anyMatch(pattern -> pattern.matches(path))) {
            return Part.GATEWAY;
        }
        if (VIEWS.stream().anyMatch(pattern -> pattern.matches(path))) {
            return Part.QUERY;
        }
        return operation.method().equals("GET") && !FIND.matches(path) ? Part.QUERY : Part.COMMAND;
    }

    private static List<PathPattern> patterns(String... templates) {
        return List.of(templates).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** What the description has at this path; {@code null} if there is nothing. */
    @Nullable
    Resource at(PathContainer path) {
        for (Resource resource : resources) {
            if (resource.pattern().matches(path)) {
                return resource;
            }
        }
        return null;
    }
}
