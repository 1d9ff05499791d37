package io.vouchsafe.gateway.description;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies by the names of their schemas, each with the schema's own examples. */
record Bodies(JsonMapper json, JsonNode schemas) {

    private static final String COMPONENTS = "#/components/schemas/";

    ObjectNode request(JsonNode source) {
        String schema = source.get("request").asString();
        ObjectNode body = json.createObjectNode();
        body.put("required", !source.path("optional").asBoolean(false));
        ObjectNode media = body.withObject("/content").putObject("application/json");
        media.putObject("schema").put("$ref", COMPONENTS + schema);
        media.set("example", source.has("example") ? source.get("example") : example(schema));
        return body;
    }

    /** The content of a success: an object, or a list of such. */
    ObjectNode answer(JsonNode name) {
        ObjectNode content = json.createObjectNode();
        ObjectNode media = content.putObject("application/json");
        ObjectNode schema = media.putObject("schema");
        if (name.isArray()) {
            String one = name.get(0).asString();
            schema.put("type", "array").putObject("items").put("$ref", COMPONENTS + one);
            media.putArray("example").add(example(one));
        } else {
            schema.put("$ref", COMPONENTS + name.asString());
            media.set("example", example(name.asString()));
        }
        return content;
    }

    /** The content of a success that is a file, by its media types, each with an example. */
    ObjectNode files(JsonNode examples) {
        ObjectNode content = json.createObjectNode();
        examples.properties().forEach(file -> {
            ObjectNode media = content.putObject(file.getKey());
            media.putObject("schema").put("type", "string");
            media.set("example", file.getValue());
        });
        return content;
    }

    /** The content of a success that is a stream of events, by their names; {@code x-events} says what the data of each is. */
    ObjectNode events(JsonNode schemasByName) {
        ObjectNode content = json.createObjectNode();
        ObjectNode media = content.putObject("text/event-stream");
        ObjectNode schema = media.putObject("schema").put("type", "string");
        StringBuilder example = new StringBuilder();
        schemasByName.properties().forEach(event -> {
            String data = event.getValue().asString();
            schema.withObject("/x-events").putObject(event.getKey()).put("$ref", COMPONENTS + data);
            example.append("event: ").append(event.getKey()).append('\n');
            example.append("data: ")
                    .append(json.writeValueAsString(example(data)))
                    .append("\n\n");
        });
        media.put("example", example.toString());
        return content;
    }

    private JsonNode example(String schema) {
        JsonNode example = schemas.path(schema).path("examples").path(0);
        if (example.isMissingNode()) {
            throw new IllegalStateException("the schema " + schema + " has no example");
        }
        return example;
    }
}
