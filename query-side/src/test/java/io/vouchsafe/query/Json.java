package io.vouchsafe.query;

import io.vouchsafe.contract.json.ApiJson;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into answers. */
final class Json {

    private static final JsonMapper MAPPER = ApiJson.mapper();

    private Json() {}

    static JsonNode read(String body) {
        return MAPPER.readTree(body);
    }

    static int[] ids(String body) {
        return StreamSupport.stream(read(body).spliterator(), false)
                .mapToInt(row -> row.get("id").asInt())
                .toArray();
    }

    static List<String> texts(String body, String attribute) {
        return StreamSupport.stream(read(body).spliterator(), false)
                .map(row -> row.get(attribute).asString())
                .toList();
    }
}
