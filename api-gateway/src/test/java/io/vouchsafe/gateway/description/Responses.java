package io.vouchsafe.gateway.description;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All answers of an operation: its success, and every refusal that it can meet, with the codes of each.
 *
 * @param problems whether errors are written as RFC 9457 wants it, and not as the contract does
 * @param repeatable whether the operation takes an idempotency key
 */
record Responses(JsonMapper json, Bodies bodies, boolean problems, boolean repeatable) {

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
                            "A request with this Idempotency-Key is being worked on. Try again shortly");
                case 413 ->
                    new Failure("invalid", "The body is too large.", "The request body is larger than 1048576 bytes");
                case 429 ->
                    new Failure(
                            "unknown_error",
                            "Too many requests from one address or with one credential, or too many voucher codes that do not exist; with "
                                    + "`not_authorized`, too many failed attempts to sign in by password. Nothing was looked at.",
                            "Too many requests with these credentials; try again later");
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

    ObjectNode of(String template, JsonNode source) {
        Map<Integer, ObjectNode> answers = new TreeMap<>();
        success(source, answers);
        for (int status : List.of(400, 401, 403, 413, 429, 500, 503)) {
            answers.put(status, failure(status));
        }
        if (template.contains("{") || source.path("missing").asBoolean(false)) {
            answers.put(404, failure(404));
        }
        if (repeatable) {
            answers.put(409, failure(409));
        }
        Refusals refusals = new Refusals(json, bodies.schemas(), source, repeatable);
        if (refusals.any()) {
            answers.put(422, refused(refusals));
        }
        ObjectNode responses = json.createObjectNode();
        answers.forEach((status, answer) -> {
            if (status < 300 || status == 429) {
                header(answer, "RateLimit-Policy", "RateLimitPolicy");
                header(answer, "RateLimit", "RateLimit");
            }
            responses.set(Integer.toString(status), answer);
        });
        return responses;
    }

    private void success(JsonNode source, Map<Integer, ObjectNode> answers) {
        if (source.has("answer")) {
            ObjectNode answer = response(source.get("returns").asString());
            if (source.path("paged").asBoolean(false)) {
                header(answer, "Total-Count", "TotalCount");
                header(answer, "Link", "Links");
            }
            answer.set("content", bodies.answer(source.get("answer")));
            if (source.path("linked").asBoolean(false)) {
                header(answer, "Link", "NextPage");
            }
            if (source.path("cookie").asBoolean(false)) {
                header(answer, "Set-Cookie", "SessionCookie");
            }
            answers.put(source.path("status").asInt(200), answer);
        }
        if (source.has("events")) {
            ObjectNode answer = response(source.get("returns").asString());
            answer.set("content", bodies.events(source.get("events")));
            answers.put(200, answer);
        }
        if (source.has("files")) {
            ObjectNode answer = response(source.get("returns").asString());
            header(answer, "Content-Disposition", "FileName");
            answer.set("content", bodies.files(source.get("files")));
            answers.merge(200, answer, Responses::eitherForm);
        }
        boolean something = source.has("answer") || source.has("files") || source.has("events");
        if (!something || source.has("nothing")) {
            ObjectNode answer = response(source.path("nothing").asString("Done."));
            if (source.path("cookie").asBoolean(false)) {
                header(answer, "Set-Cookie", "SessionCookie");
            }
            answers.put(204, answer);
        }
    }

    /** Of what can be asked for as an object or as a file: the object, with the file's content beside its own. Only files have a name. */
    private static ObjectNode eitherForm(ObjectNode object, ObjectNode file) {
        object.withObject("/content").setAll(file.withObject("/content"));
        return object;
    }

    private ObjectNode failure(int status) {
        Failure failure = Failure.of(status);
        ObjectNode answer = response(failure.description());
        if (status == 401) {
            header(answer, "WWW-Authenticate", "Challenges");
        }
        if (status == 503 || status == 429 || status == 409) {
            header(answer, "Retry-After", "RetryAfter");
        }
        ArrayNode codes = answer.putArray("x-error-codes").add(failure.code());
        if (status == 429) {
            codes.add("not_authorized");
        }
        return withError(answer, status, failure.code(), failure.message(), json.createArrayNode());
    }

    private ObjectNode refused(Refusals refusals) {
        ObjectNode answer = response(refusals.description());
        Set<String> codes = refusals.topLevelCodes();
        codes.forEach(answer.putArray("x-error-codes")::add);
        answer.set("x-refusals", refusals.byAttribute());
        return withError(answer, 422, refusals.exampleCode(), refusals.exampleMessage(), refusals.exampleErrors());
    }

    private ObjectNode withError(ObjectNode answer, int status, String code, String message, ArrayNode errors) {
        ObjectNode media =
                answer.withObject("/content").putObject(problems ? "application/problem+json" : "application/json");
        media.putObject("schema").put("$ref", "#/components/schemas/" + (problems ? "Problem" : "Error"));
        ObjectNode example = media.putObject("example");
        if (problems) {
            example.put("type", "about:blank")
                    .put("title", HttpStatus.valueOf(status).getReasonPhrase())
                    .put("status", status)
                    .put("detail", message)
                    .put("code", code);
        } else {
            example.put("type", "Error").put("error", true).put("code", code).put("message", message);
        }
        example.set("errors", errors);
        return answer;
    }

    private ObjectNode response(String description) {
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
