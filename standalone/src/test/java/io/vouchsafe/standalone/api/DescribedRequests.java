package io.vouchsafe.standalone.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.standalone.api.Description.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes up requests to an operation out of its description: as it is described, nearly so, and not at all. The same seed, the same requests. */
final class DescribedRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final Description description;
    private final RandomGenerator random;

    /**
     * A request as it is sent.
     *
     * @param bytes the body, a character for each byte; {@code null} for none
     */
    record Request(
            Operation operation,
            String path,
            @Nullable String bytes,
            @Nullable String contentType) {

        byte @Nullable [] body() {
            return bytes == null ? null : bytes.getBytes(ISO_8859_1);
        }

        @Override
        public String toString() {
            String text = bytes == null ? "" : new String(bytes.getBytes(ISO_8859_1), UTF_8);
            return "%s %s %s %s"
                    .formatted(
                            operation.method(),
                            path,
                            contentType,
                            text.length() > 1000 ? text.substring(0, 1000) + "…" : text);
        }
    }

    DescribedRequests(Description description, RandomGenerator random) {
        this.description = description;
        this.random = random;
    }

    /** A request that should succeed as long as nothing speaks against it. */
    Request plain(Operation operation, World world) {
        String query = world.query(operation);
        String path = path(operation, name -> Api.encoded(world.variable(operation, name)));
        return new Request(
                operation,
                query.isEmpty() ? path : path + "?" + query,
                bytes(example(operation, world)),
                contentType(operation));
    }

    /** A request of which some part is as nobody should send it. */
    Request hostile(Operation operation, World world) {
        String path = path(
                operation, name -> chance(6) ? any(Hostile.SEGMENTS) : Api.encoded(world.variable(operation, name)));
        String query = chance(2) ? query(operation) : world.query(operation);
        String example = example(operation, world);
        String body = bytes(example);
        if (chance(12)) {
            body = new String(any(Hostile.BODIES), ISO_8859_1);
        } else if (example != null && example.startsWith("{")) {
            body = bytes(mutated(operation, example));
        }
        String type = chance(8) ? any(Hostile.TYPES) : contentType(operation);
        return new Request(operation, query.isEmpty() ? path : path + "?" + query, body, body == null ? null : type);
    }

    private String path(Operation operation, UnaryOperator<String> values) {
        Matcher variable = VARIABLE.matcher(operation.template());
        return variable.replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    private String query(Operation operation) {
        List<String> parts = new ArrayList<>();
        for (JsonNode given : operation.node().path("parameters")) {
            JsonNode parameter = description.resolved(given);
            if (parameter.get("in").asString().equals("query") && !chance(3)) {
                int times = chance(5) ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    String value = chance(2) ? any(Hostile.VALUES) : Api.encoded(example(parameter));
                    parts.add(Api.encoded(parameter.get("name").asString()) + "=" + value);
                }
            }
        }
        if (chance(5)) {
            parts.add(any(Hostile.QUERIES));
        }
        return String.join("&", parts);
    }

    private static String example(JsonNode parameter) {
        JsonNode example = parameter.get("example");
        return (example.isArray() ? example.get(0) : example).asString();
    }

    private @Nullable String contentType(Operation operation) {
        JsonNode content = operation.node().path("requestBody").path("content");
        return content.isMissingNode()
                ? null
                : content.propertyNames().iterator().next();
    }

    private @Nullable String example(Operation operation, World world) {
        String type = contentType(operation);
        if (type == null) {
            return null;
        }
        JsonNode example =
                operation.node().get("requestBody").get("content").get(type).get("example");
        if (example.isString()) {
            return example.asString().replace("WELCOME", Shop.unique("WELCOME"));
        }
        return world.body(operation, new Json(example.toString())).text();
    }

    private static @Nullable String bytes(@Nullable String text) {
        return text == null ? null : new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private String mutated(Operation operation, String example) {
        JsonNode schema = description.resolved(operation.node().at("/requestBody/content/application~1json/schema"));
        List<String> names = new ArrayList<>(Json.parse(example).propertyNames());
        for (String property : schema.path("properties").propertyNames()) {
            if (!names.contains(property) && chance(3)) {
                names.add(property);
            }
        }
        List<String> members = new ArrayList<>();
        for (String name : names) {
            if (chance(10)) {
                continue;
            }
            JsonNode present = Json.parse(example).get(name);
            String value = present == null || chance(4)
                    ? value(description.resolved(schema.path("properties").path(name)))
                    : present.toString();
            members.add("\"" + name + "\":" + value);
            if (chance(60)) {
                members.add("\"" + name + "\":" + value);
            }
        }
        if (chance(8)) {
            members.add("\"unheard_of\":" + any(Hostile.JSON));
        }
        String text = "{" + String.join(",", members) + "}";
        return chance(40) ? text.substring(0, random.nextInt(text.length())) : text;
    }

    /** A value just inside or just outside of what the schema allows, or anything. */
    private String value(JsonNode schema) {
        List<String> near = new ArrayList<>(List.of("null"));
        for (String bound : List.of("minimum", "maximum", "exclusiveMinimum")) {
            if (schema.has(bound)) {
                BigDecimal at = schema.get(bound).decimalValue();
                near.addAll(Arrays.asList(
                        at.toPlainString(),
                        at.subtract(BigDecimal.ONE).toPlainString(),
                        at.add(BigDecimal.ONE).toPlainString()));
            }
        }
        if (schema.has("maxLength")) {
            int length = schema.get("maxLength").asInt();
            near.add("\"" + "z".repeat(length) + "\"");
            near.add("\"" + "z".repeat(length + 1) + "\"");
        }
        schema.path("enum").forEach(one -> near.add(one.toString()));
        return chance(2) ? any(near) : any(Hostile.JSON);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
