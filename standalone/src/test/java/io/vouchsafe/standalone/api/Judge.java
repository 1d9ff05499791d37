package io.vouchsafe.standalone.api;

import io.vouchsafe.standalone.api.Description.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds every answer of every test to the description: its status stands there for the operation, its body and headers are as they stand there, and
 * every code of an error is among those that the operation can answer.
 */
final class Judge {

    /** What may be answered where there is no operation: by the edge, by the router, or by the web server itself. */
    private static final Set<Integer> WITHOUT_OPERATION = Set.of(400, 401, 403, 404, 405, 413, 429, 503);

    /** With these the web server turns away what it cannot read, before a request has an id. */
    private static final Set<Integer> BEFORE_ANY_FILTER = Set.of(400, 405);

    private static final String ERROR = "{\"$ref\":\"#/components/schemas/Error\"}";

    /** Of a longer list only the first and the last objects are read; they all come from the same code. */
    private static final int MOST = 200;

    private static final Set<String> DECLARED = Set.of("total-count", "link", "retry-after", "idempotency-replayed");

    /** Described, but not sent with every answer; the limits, because the web server itself may be who answers. */
    private static final Set<String> SOMETIMES =
            Set.of("Link", "Idempotency-Replayed", "X-Request-Id", "RateLimit", "RateLimit-Policy");

    private final Description description;
    private final String method;
    private final String path;
    private final Answer answer;
    private final List<String> problems = new ArrayList<>();

    private Judge(Description description, String method, String path, Answer answer) {
        this.description = description;
        this.method = method;
        this.path = path;
        this.answer = answer;
    }

    /**
     * Fails the test if an answer is not as it is described.
     *
     * @param path the whole path as it was sent, without the query
     */
    static void judge(String method, String path, Answer answer) {
        Judge judge = new Judge(Description.COMMITTED, method, path, answer);
        judge.judge();
        if (!judge.problems.isEmpty()) {
            String body = answer.body();
            throw new AssertionError("%s %s is answered as the description does not say: %s%n%d %s%n%s"
                    .formatted(
                            method,
                            path,
                            String.join("; ", judge.problems),
                            answer.status(),
                            answer.headers().map(),
                            body.length() > 2000 ? body.substring(0, 2000) : body));
        }
    }

    private void judge() {
        if (unread()) {
            problems.addAll(description.problems(Json.parse(ERROR), answer.json()));
            return;
        }
        Operation operation = description.operation(method, path);
        if (header("x-request-id") == null && !BEFORE_ANY_FILTER.contains(answer.status())) {
            problems.add("no X-Request-Id");
        }
        if (operation == null) {
            withoutOperation();
            return;
        }
        JsonNode response = operation.response(answer.status());
        if (response == null) {
            problems.add(operation.id() + " does not know the status " + answer.status());
            return;
        }
        headers(response);
        content(response);
        if (answer.status() >= 400 && problems.isEmpty()) {
            codes(operation, response);
        }
    }

    /** Whether the web server could not even read the path, as where the request line is too long: then it speaks as v1.0 does. */
    private boolean unread() {
        return answer.status() == 400
                && header("x-request-id") == null
                && "application/json".equals(header("content-type"));
    }

    private @Nullable String header(String name) {
        return answer.header(name);
    }

    private void withoutOperation() {
        if (method.equals("HEAD") || method.equals("OPTIONS")) {
            return;
        }
        if (!WITHOUT_OPERATION.contains(answer.status())) {
            problems.add("there is no such operation");
            return;
        }
        boolean own = path.startsWith("/api/vouchsafe/");
        String type = own ? "application/problem+json" : "application/json";
        if (!type.equals(header("content-type"))) {
            problems.add("the error's type is " + header("content-type"));
        } else {
            String schema = "{\"$ref\":\"#/components/schemas/" + (own ? "Problem" : "Error") + "\"}";
            problems.addAll(description.problems(Json.parse(schema), answer.json()));
        }
    }

    private void headers(JsonNode response) {
        JsonNode declared = response.path("headers");
        declared.properties().forEach(header -> {
            String name = header.getKey();
            boolean always = !SOMETIMES.contains(name);
            JsonNode schema = description.resolved(header.getValue()).get("schema");
            if (always && header(name) == null) {
                problems.add("no header " + name);
            }
            for (String value : answer.headers().allValues(name)) {
                problems.addAll(description.problems(schema, Json.text(value)));
            }
        });
        for (String name : DECLARED) {
            boolean known = declared.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
            if (!known && header(name) != null) {
                problems.add("a header that is not described: " + name);
            }
        }
    }

    private void content(JsonNode response) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                problems.add("a body where there is none");
            }
            return;
        }
        String declared = header("content-type");
        String type = declared == null ? null : declared.replaceFirst(";.*", "");
        if (type == null || !content.has(type)) {
            problems.add("the type " + type + " is not described");
            return;
        }
        JsonNode schema = content.get(type).get("schema");
        JsonNode body = type.endsWith("json") && !type.endsWith("ndjson") ? answer.json() : Json.text(answer.body());
        if (body.isArray() && body.size() > 2 * MOST) {
            for (int i = 0; i < MOST; i++) {
                problems.addAll(description.problems(schema.get("items"), body.get(i)));
                problems.addAll(description.problems(schema.get("items"), body.get(body.size() - 1 - i)));
            }
        } else {
            problems.addAll(description.problems(schema, body));
            events(schema.path("x-events"));
        }
    }

    /** What the first event of a stream says, where the answer is one. */
    private void events(JsonNode schemas) {
        if (schemas.isMissingNode()) {
            return;
        }
        List<String> lines = answer.body().lines().toList();
        String name = lines.getFirst().replaceFirst("^event: ?", "");
        if (lines.size() == 2 && schemas.has(name) && lines.getLast().startsWith("data:")) {
            problems.addAll(description.problems(
                    schemas.get(name), Json.parse(lines.getLast().substring("data:".length()))));
        } else {
            problems.add("no event that is described");
        }
    }

    private void codes(Operation operation, JsonNode response) {
        JsonNode error = answer.json();
        String code = error.get("code").asString();
        if (response.get("x-error-codes").values().stream()
                .noneMatch(known -> known.asString().equals(code))) {
            problems.add(operation.id() + " does not know the code " + code);
        }
        for (JsonNode detail : error.get("errors")) {
            String attribute = detail.get("attribute").asString();
            String reason = detail.get("code").asString();
            boolean known = response.path("x-refusals").path(attribute).values().stream()
                    .anyMatch(one -> one.asString().equals(reason));
            if (!known) {
                problems.add(operation.id() + " does not know the refusal " + attribute + " " + reason);
            }
        }
    }
}
