package io.vouchsafe.standalone.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object to send. Immutable. */
public record Json(String text) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An object of names and values in turn. A value is text, number, boolean, null, a list, a map or another {@link Json}. */
    public static Json object(@Nullable Object... namesAndValues) {
        return new Json("{}").with(namesAndValues);
    }

    /** This object with further, or other, values. */
    public Json with(@Nullable Object... namesAndValues) {
        ObjectNode node = (ObjectNode) parse(text);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set(String.valueOf(namesAndValues[i]), node(namesAndValues[i + 1]));
        }
        return new Json(node.toString());
    }

    private static JsonNode node(@Nullable Object value) {
        return value instanceof Json json ? parse(json.text) : MAPPER.valueToTree(value);
    }

    /** This object without one of its values. */
    public Json without(String name) {
        ObjectNode node = (ObjectNode) parse(text);
        node.remove(name);
        return new Json(node.toString());
    }

    /** Reads any JSON. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A text as JSON. */
    static JsonNode text(String value) {
        return MAPPER.valueToTree(value);
    }

    /** A JSON object as plain Java values, for comparisons in which the order of names does not matter. */
    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    public static Map<String, @Nullable Object> map(JsonNode object) {
        return MAPPER.convertValue(object, Map.class);
    }
}
