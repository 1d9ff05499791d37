package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.DescribedRequests.Request;
import io.vouchsafe.standalone.api.Description.Operation;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Invariant I3 on every operation that changes something: sent again under its idempotency key, a request has no second effect and gets the first
 * answer. An operation that is new is covered without a change here.
 */
@ExtendWith(OneApplication.class)
class KeyedRoutesTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<String> CHANGING = Set.of("POST", "PATCH", "DELETE");
    private static final String COMPATIBLE = "/api/v1.0/";
    private static final String LAST = "select coalesce(max(global_index), 0) from events.event";

    /** Of what was written since, what was not written by the transaction that keeps an answer. */
    private static final String APART = """
            select count(*) from events.event
             where global_index > ?
               and xmin::text not in (select xmin::text from command.idempotency where project_id = ?)""";

    private final RunningApplication application;
    private final long project;
    private final Api api;
    private final DescribedRequests requests = new DescribedRequests(
            Description.COMMITTED, RandomGeneratorFactory.of("L64X128MixRandom").create(1));

    KeyedRoutesTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.api = Api.on(application.port(), application.newKey(project, Role.ADMIN));
    }

    private static boolean changes(String method, String template) {
        return CHANGING.contains(method) && template.startsWith(COMPATIBLE);
    }

    private static List<Operation> operations() {
        return Description.COMMITTED.operations().stream()
                .filter(operation -> changes(operation.method(), operation.template()))
                .toList();
    }

    @Test
    void areAllRoutesThatChangeSomethingAndNoOthersTakeKeys() {
        List<String> routes = Route.all(application).stream()
                .filter(route -> changes(route.method(), route.template()))
                .map(route -> route.method() + " " + route.template().replaceAll("\\{\\w+}", "{}"))
                .toList();
        assertThat(operations())
                .extracting(operation ->
                        operation.method() + " " + operation.template().replaceAll("\\{\\w+}", "{}"))
                .containsExactlyInAnyOrderElementsOf(routes)
                .hasSizeGreaterThan(35);

        for (Operation operation : Description.COMMITTED.operations()) {
            boolean described = operation.node().path("parameters").values().stream()
                    .map(Description.COMMITTED::resolved)
                    .anyMatch(parameter -> parameter.get("name").asString().equals(KEY)
                            && parameter.get("in").asString().equals("header"));
            assertThat(described).as(operation.id()).isEqualTo(changes(operation.method(), operation.template()));
            operation
                    .node()
                    .get("responses")
                    .properties()
                    .forEach(response -> assertThat(
                                    response.getValue().get("headers").has(REPLAYED))
                            .as("%s %s", operation.id(), response.getKey())
                            .isEqualTo(described));
            assertThat(operation.response(409) != null).as(operation.id()).isEqualTo(described);
        }
    }

    @TestFactory
    Stream<DynamicTest> haveOneEffectAndOneAnswer() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> hasOneEffectAndOneAnswer(operation)));
    }

    /** A request that has an effect, in a world in which it can have one. */
    private Request prepared(Operation operation, World world) {
        String template = operation.template();
        Request plain = requests.plain(operation, world);
        if (template.endsWith("_rule") && !operation.method().equals("POST")) {
            done("POST", template, world);
        }
        return switch (operation.id()) {
            case "changeCampaign" -> saying(plain, object("description", Shop.unique("New")));
            case "changeAreaRule" ->
                saying(
                        plain,
                        object(
                                "area_id",
                                done("POST", COMPATIBLE + "areas", world).id()));
            case "deleteArea" -> {
                done("DELETE", COMPATIBLE + "area_rules/{rule_id}", world);
                yield plain;
            }
            case "deleteCategory" -> {
                done("DELETE", COMPATIBLE + "category_rules/{rule_id}", world);
                yield plain;
            }
            case "unassignVouchers" -> {
                done("PATCH", template, world);
                yield plain;
            }
            default -> plain;
        };
    }

    private Answer done(String method, String template, World world) {
        Operation operation = operations().stream()
                .filter(one -> one.method().equals(method) && one.template().equals(template))
                .findFirst()
                .orElseThrow();
        Request request = requests.plain(operation, world);
        Answer answer = send(api, request, request.bytes(), Shop.unique("before"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
        return answer;
    }

    private static Request saying(Request request, Json body) {
        return new Request(request.operation(), request.path(), body.text(), request.contentType());
    }

    private void hasOneEffectAndOneAnswer(Operation operation) {
        Request request = prepared(operation, new World(api, project));
        String key = Shop.unique("k");
        long before = application.number(LAST);

        Answer first = send(api, request, request.bytes(), key);
        long after = application.number(LAST);
        Answer again = send(api, request, request.bytes(), key);

        assertThat(first.status()).as(first.body()).isIn(200, 204);
        assertThat(first.header(REPLAYED)).isNull();
        assertThat(after).as("the first had an effect").isGreaterThan(before);
        assertThat(again.status()).as(again.body()).isEqualTo(first.status());
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(application.number(LAST)).as("the repetition had none").isEqualTo(after);
        if (!operation.template().endsWith("/import")) {
            assertThat(application.number(APART, before, project))
                    .as("events of other transactions than the one that keeps the answer")
                    .isZero();
        }

        send(api, request, changed(request), key).refuses(problem(KEY, "must_be_unique"));
        assertThat(application.number(LAST)).as("the refusal changed nothing").isEqualTo(after);

        Answer elsewhere = send(application.newAdmin(), request, request.bytes(), key);
        assertThat(elsewhere.header(REPLAYED))
                .as("another project's key is another key")
                .isNull();
        assertThat(elsewhere.body()).isNotEqualTo(first.body().isEmpty() ? "-" : first.body());
    }

    /** Another request to the same place that would be taken as well. */
    private static String changed(Request request) {
        String bytes = request.bytes();
        if (bytes == null) {
            return "{}";
        }
        return bytes.startsWith("{")
                ? new String(
                        new Json(new String(bytes.getBytes(ISO_8859_1), UTF_8))
                                .with("unheard_of", 1)
                                .text()
                                .getBytes(UTF_8),
                        ISO_8859_1)
                : bytes + "ONE-MORE\n";
    }

    private static Answer send(Api by, Request request, @Nullable String bytes, String key) {
        Api rooted = new Api(by.client(), by.root().replace("/api/v1.0", ""), by.authorization());
        String type = bytes == null || request.contentType() != null ? request.contentType() : "application/json";
        return rooted.sendBytes(
                request.operation().method(),
                request.path(),
                bytes == null ? null : bytes.getBytes(ISO_8859_1),
                type,
                KEY,
                key);
    }
}
