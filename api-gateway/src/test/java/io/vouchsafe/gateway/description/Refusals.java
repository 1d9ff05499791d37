package io.vouchsafe.gateway.description;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation can refuse with 422: for each attribute of its request what the schema implies (a type, a length, a range, a list of
 * values), and besides that what its source says; {@code only} takes the place of what the schema implies.
 */
final class Refusals {

    private static final String ONLY = "only";

    /** Used for another request, or no key at all. */
    private static final List<String> OF_KEYS =
            List.of("must_be_unique", "too_short", "too_long", "invalid", "unexpected_value");

    private final JsonMapper json;
    private final JsonNode schemas;
    private final Map<String, Set<String>> codes = new LinkedHashMap<>();
    private final boolean deletion;
    private final boolean edit;

    Refusals(JsonMapper json, JsonNode schemas, JsonNode source, boolean repeatable) {
        this.json = json;
        this.schemas = schemas;
        this.deletion = source.has("undeletable");
        if (source.has("request")) {
            derive(
                    schemas.path(source.get("request").asString()),
                    source.path("optional").asBoolean(false));
        }
        add(source.path("refusals"));
        if (repeatable) {
            OF_KEYS.forEach(code -> note("Idempotency-Key", code));
        }
        this.edit = !codes.isEmpty();
        add(source.path("undeletable"));
    }

    boolean any() {
        return !codes.isEmpty();
    }

    private void derive(JsonNode request, boolean optional) {
        request.path("required").forEach(name -> note(name.asString(), "required"));
        request.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode schema = resolved(property.getValue());
            if (optional) {
                note(name, "required");
            }
            if (schema.has("enum")) {
                note(name, "unexpected_value");
                return;
            }
            note(name, "invalid");
            if (schema.has("minLength") || schema.has("minItems")) {
                note(name, "required");
            }
            if (schema.has("maxLength") || schema.has("maxItems")) {
                note(name, "too_long");
            }
            if (schema.has("minimum") || schema.has("exclusiveMinimum")) {
                note(name, "below_minimum");
            }
            if (schema.has("maximum") || isNumber(schema)) {
                note(name, "above_maximum");
            }
        });
    }

    private static boolean isNumber(JsonNode schema) {
        String type = schema.path("type").toString();
        return type.contains("integer") || type.contains("number");
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? schemas.path(schema.get("$ref").asString().replace("#/components/schemas/", ""))
                : schema;
    }

    private void add(JsonNode attributes) {
        attributes.properties().forEach(attribute -> {
            for (String code : attribute.getValue().asString().strip().split("\\s+", -1)) {
                if (code.equals(ONLY)) {
                    codes.remove(attribute.getKey());
                } else {
                    note(attribute.getKey(), code);
                }
            }
        });
    }

    private void note(String attribute, String code) {
        codes.computeIfAbsent(attribute, name -> new LinkedHashSet<>()).add(code);
    }

    Set<String> topLevelCodes() {
        Set<String> topLevel = new LinkedHashSet<>();
        if (edit) {
            topLevel.add("invalid");
        }
        if (deletion) {
            topLevel.add("can_not_be_deleted");
        }
        return topLevel;
    }

    ObjectNode byAttribute() {
        ObjectNode attributes = json.createObjectNode();
        codes.forEach((name, values) -> {
            ArrayNode list = attributes.putArray(name);
            values.forEach(list::add);
        });
        return attributes;
    }

    String description() {
        StringBuilder text = new StringBuilder(
                "Refused, and nothing is changed. The reasons that there are:\n\n| attribute | codes |\n| --- | --- |\n");
        codes.forEach((name, values) -> text.append("| `")
                .append(name)
                .append("` | `")
                .append(String.join("`, `", values))
                .append("` |\n"));
        return text.toString();
    }

    String exampleCode() {
        return deletion ? "can_not_be_deleted" : "invalid";
    }

    String exampleMessage() {
        return deletion ? "It can not be deleted" : "It is invalid";
    }

    /** One reason: for a deletion the last, which is its own, and else the first. */
    ArrayNode exampleErrors() {
        Map.Entry<String, Set<String>> one = codes.entrySet().stream()
                .reduce((first, second) -> deletion ? second : first)
                .orElseThrow();
        String code = one.getValue().iterator().next();
        ArrayNode errors = json.createArrayNode();
        errors.addObject()
                .put("attribute", one.getKey())
                .put("code", code)
                .put("message", "is " + code.replace('_', ' '));
        return errors;
    }
}
