package io.vouchsafe.command;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.json.ApiJson;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as clients send them, written with single quotes. */
public final class Json {

    private Json() {}

    /** The body that a controller would be given. */
    public static JsonBody body(String json) {
        return new JsonBody((ObjectNode) ApiJson.mapper().readTree(json.replace('\'', '"')));
    }
}
