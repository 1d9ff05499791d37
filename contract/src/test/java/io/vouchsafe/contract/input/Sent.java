package io.vouchsafe.contract.input;

import io.vouchsafe.contract.json.ApiJson;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as a client would send them. */
final class Sent {

    private Sent() {}

    static JsonBody body(String json) {
        return new JsonBody((ObjectNode) ApiJson.mapper().readTree(json));
    }

    /** A body of one attribute {@code a} with the value in JSON. */
    static JsonBody value(String json) {
        return body("{\"a\": " + json + "}");
    }
}
