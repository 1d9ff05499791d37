package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the server said. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final Set<String> TOP_LEVEL_CODES =
            Set.of("invalid", "not_found", "not_authorized", "forbidden", "can_not_be_deleted", "unknown_error");

    /**
     * One entry of an error body's list.
     *
     * @param boundary {@code null} where there is none
     */
    public record Problem(
            String attribute, String code, @Nullable String boundary) {}

    /** A problem without a boundary value. */
    public static Problem problem(String attribute, String code) {
        return new Problem(attribute, code, null);
    }

    /** A problem with a boundary value. */
    public static Problem problem(String attribute, String code, String boundary) {
        return new Problem(attribute, code, boundary);
    }

    /** This answer, if it has the status; else a failed test that shows it. */
    public Answer is(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** The body of a success. */
    public JsonNode ok() {
        is(200);
        assertThat(header("Content-Type")).isEqualTo("application/json");
        return json();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return Json.parse(body);
    }

    /** The id in the body of a success. */
    public long id() {
        return ok().get("id").asLong();
    }

    /** The objects of a success that is a list. */
    public List<JsonNode> list() {
        JsonNode array = ok();
        assertThat(array.isArray()).as("a bare array: %s", body).isTrue();
        return array.values().stream().toList();
    }

    /** The value of a header; {@code null} if it was not sent. */
    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The top-level code of a body that is, to the letter, an error body of the contract (§2.1); anything else fails the test. */
    public String errorCode() {
        assertThat(header("Content-Type")).as(body).isEqualTo("application/json");
        JsonNode error = json();
        assertThat(error.propertyNames())
                .as(body)
                .containsExactlyInAnyOrder("type", "error", "code", "message", "errors");
        assertThat(error.get("type").asString()).isEqualTo("Error");
        assertThat(error.get("error").asBoolean()).isTrue();
        assertThat(error.get("message").asString()).isNotBlank();
        assertThat(TOP_LEVEL_CODES).contains(error.get("code").asString());
        return error.get("code").asString();
    }

    /** The entries of an error body, which must be one of the contract. */
    public List<Problem> problems() {
        errorCode();
        List<Problem> problems = new ArrayList<>();
        for (JsonNode entry : json().get("errors")) {
            assertThat(entry.propertyNames()).as(body).isSubsetOf("attribute", "code", "message", "boundary_value");
            assertThat(entry.get("message").asString()).isNotBlank();
            JsonNode boundary = entry.get("boundary_value");
            assertThat(boundary == null || boundary.isString())
                    .as("boundary is text: %s", body)
                    .isTrue();
            problems.add(new Problem(
                    entry.get("attribute").asString(),
                    entry.get("code").asString(),
                    boundary == null ? null : boundary.asString()));
        }
        return problems;
    }

    /** The code of a body that is, to the letter, a problem of RFC 9457 as Vouchsafe's own endpoints write it; anything else fails the test. */
    public String problemCode() {
        assertThat(header("Content-Type")).as(body).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.propertyNames())
                .as(body)
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors");
        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(TOP_LEVEL_CODES).contains(problem.get("code").asString());
        return problem.get("code").asString();
    }

    /** Asserts a problem of RFC 9457 with a status, a code and exactly these entries, each as {@code attribute code}. */
    public void isProblem(int expectedStatus, String code, String... entries) {
        is(expectedStatus);
        assertThat(problemCode()).as(body).isEqualTo(code);
        assertThat(json().get("errors").values().stream()
                        .map(entry -> entry.get("attribute").asString() + " "
                                + entry.get("code").asString()))
                .as(body)
                .containsExactly(entries);
    }

    /** Asserts a 422 with code {@code invalid} and exactly these entries, in this order. */
    public void refuses(Problem... expected) {
        assertThat(status).as(body).isEqualTo(422);
        assertThat(problems()).as(body).containsExactly(expected);
        assertThat(errorCode()).isEqualTo("invalid");
    }

    /** Asserts a 422 with code {@code can_not_be_deleted} and exactly these entries. */
    public void refusesDeletion(Problem... expected) {
        assertThat(status).as(body).isEqualTo(422);
        assertThat(problems()).as(body).containsExactly(expected);
        assertThat(errorCode()).isEqualTo("can_not_be_deleted");
    }

    /** Asserts a 404 of the contract. */
    public void isUnknown() {
        assertThat(status).as(body).isEqualTo(404);
        assertThat(problems()).isEmpty();
        assertThat(errorCode()).isEqualTo("not_found");
    }
}
