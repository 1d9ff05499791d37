package io.vouchsafe.gateway.description;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All answers of an operation: its success, and every refusal that it can meet, with the codes of each. */
record Responses(JsonMapper json, Bodies bodies, JsonNode schemas) {

    /** A failure that any operation can meet. */
    private record Failure(String code, String description, String message) {

        static Failure of(int status) {
            return switch (status) {
                case 400 ->
                    new Failure(
                            "invalid",
                            "The path, the query or the body is malformed.",
                            "The request body is not well-formed JSON");
                case 401 ->
                    new Failure("not_authorized", "There are no valid credentials.", "Valid credentials are required");
                case 403 ->
                    new Failure("forbidden", "The role does not allow this.", "The credentials do not allow this");
                case 404 -> new Failure("not_found", "There is no such thing in the project.", "Campaign not found");
                case 409 ->
                    new Failure(
                            "invalid",
                            "A request with the same `Idempotency-Key` is still under way.",
                            "A request with this idempotency key is still under way");
                case 413 ->
                    new Failure("invalid", "The body is too large.", "The request body is larger than 1048576 bytes");
                case 500 ->
                    new Failure(
                            "unknown_error",
                            "A bug of ours. The message has a trace id.",
                            "Something went wrong on our side, trace id 5f0c2a86-7a0e-4b57-8c0f-0f6c5d6f7a11");
                case 503 ->
                    new Failure(
                            "unknown_error",
                            "Not now: too much to do, a view that lags, or an outcome that is not known.",
                            "Too much to do just now; nothing was done. Try again");
                default -> throw new IllegalArgumentException("no operation answers " + status);
            };
        }
    }

    ObjectNode of(String method, String template, JsonNode source) {
        Map<Integer, ObjectNode> answers = new TreeMap<>();
        boolean changes = !method.equals("GET");
        boolean repeatable = changes && source.path("repeatable").asBoolean(true);
        success(source, answers, repeatable);
        for (int status : List.of(400, 401, 403, 413, 500, 503)) {
            answers.put(status, failure(status, repeatable && status == 400));
        }
        if (template.contains("{")) {
            answers.put(404, failure(404, repeatable));
        }
        if (repeatable) {
            answers.put(409, failure(409, false));
        }
        Refusals refusals = new Refusals(json, schemas, source, repeatable);
        if (refusals.any()) {
            answers.put(422, refused(refusals, repeatable));
        }
        ObjectNode responses = json.createObjectNode();
        answers.forEach((status, answer) -> responses.set(Integer.toString(status), answer));
        return responses;
    }

    private void success(JsonNode source, Map<Integer, ObjectNode> answers, boolean repeatable) {
        if (source.has("answer")) {
            ObjectNode answer = response(source.get("returns").asString(), repeatable);
            if (source.path("paged").asBoolean(false)) {
                header(answer, "Total-Count", "TotalCount");
                header(answer, "Link", "Links");
            }
            answer.set("content", bodies.answer(source.get("answer")));
            answers.put(200, answer);
        }
        if (!source.has("answer") || source.has("nothing")) {
            answers.put(204, response(source.path("nothing").asString("Done."), repeatable));
        }
    }

    private ObjectNode failure(int status, boolean repeatable) {
        Failure failure = Failure.of(status);
        ObjectNode answer = response(failure.description(), repeatable);
        if (status == 401) {
            header(answer, "WWW-Authenticate", "Challenges");
        }
        if (status == 503 || status == 409) {
            header(answer, "Retry-After", "RetryAfter");
        }
        answer.putArray("x-error-codes").add(failure.code());
        ObjectNode example = json.createObjectNode();
        example.put("type", "Error")
                .put("error", true)
                .put("code", failure.code())
                .put("message", failure.message());
        example.putArray("errors");
        return withError(answer, example);
    }

    private ObjectNode refused(Refusals refusals, boolean repeatable) {
        ObjectNode answer = response(refusals.description(), repeatable);
        Set<String> codes = refusals.topLevelCodes();
        codes.forEach(answer.putArray("x-error-codes")::add);
        answer.set("x-refusals", refusals.byAttribute());
        return withError(answer, refusals.example());
    }

    private ObjectNode withError(ObjectNode answer, JsonNode example) {
        ObjectNode media = answer.withObject("/content").putObject("application/json");
        media.putObject("schema").put("$ref", "#/components/schemas/Error");
        media.set("example", example);
        return answer;
    }

    private ObjectNode response(String description, boolean repeatable) {
        ObjectNode answer = json.createObjectNode().put("description", description);
        header(answer, "X-Request-Id", "RequestId");
        if (repeatable) {
            header(answer, "Idempotency-Replayed", "IdempotencyReplayed");
        }
        return answer;
    }

    private static void header(ObjectNode answer, String name, String component) {
        answer.withObject("/headers").putObject(name).put("$ref", "#/components/headers/" + component);
    }
}
