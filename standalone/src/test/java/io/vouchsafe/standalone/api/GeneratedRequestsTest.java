package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.DescribedRequests.Request;
import io.vouchsafe.standalone.api.Description.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Invariant I15: bad input gets a clear 4xx and changes nothing, and nothing that a client sends is answered with a 5xx. Drives every operation
 * of the description with requests made from it; {@link Judge} holds each answer to it.
 */
@ExtendWith(OneApplication.class)
class GeneratedRequestsTest {

    private static final int ROUNDS = Integer.getInteger("vouchsafe.test.rounds", 6);
    private static final int HOSTILE = 5;
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 204, 400, 404, 405, 413, 422);

    /** What signing in may be answered with besides: wrong credentials, too many of them. */
    private static final Set<Integer> EXPECTED_OF_SIGNING_IN = Set.of(401, 429);

    private static final long SEED = Long.getLong("vouchsafe.test.seed", 20_261_123L);

    /**
     * Grows with every event and with every row of those who may call. A refused redemption is a fact like any other; all else that is refused
     * leaves no trace.
     */
    private static final String CHANGES = """
            select (select coalesce(max(global_index), 0) from events.event where payload_type <> 'redemption-declined')
                + (select count(*) from access.app_user) + (select count(*) from access.api_key)
                + (select count(*) from access.project)""";

    private final RunningApplication application;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final DescribedRequests requests = new DescribedRequests(Description.COMMITTED, random);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final List<String> unavailable = new ArrayList<>();

    GeneratedRequestsTest(RunningApplication application) {
        this.application = application;
    }

    @Test
    void areAnsweredAsDescribedAndChangeNothingWhenRefused() {
        long project = application.newProject();
        Api api = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        RoleTable roles = application.bean(RoleTable.class);
        Api operator = rooted(api.as(application.newKey(1, Role.ADMIN)));

        for (int round = 0; round < ROUNDS; round++) {
            World world = new World(api, project);
            for (Operation operation : inOrder()) {
                Api caller = roles.firstProjectOnly(operation.method(), operation.template()) ? operator : rooted(api);
                answered(caller, requests.plain(operation, world));
                for (int i = 0; i < HOSTILE; i++) {
                    answered(caller, requests.hostile(operation, world));
                }
            }
        }

        System.out.printf("GeneratedRequestsTest: seed %d, answers by status %s%n", SEED, statuses);
        assertAll(
                () -> assertThat(faults).as("seed %d", SEED).isEmpty(),
                () -> assertThat(unavailable)
                        .as("not now, which a machine that is too busy may be to blame for")
                        .isEmpty(),
                () -> assertThat(statuses)
                        .as("all kinds of answers were given")
                        .containsKeys(200, 201, 204, 400, 404, 422),
                () -> assertThat(succeeded)
                        .as("each operation succeeded at least once")
                        .containsExactlyInAnyOrderElementsOf(CalledOperations.all()));
    }

    private Api rooted(Api api) {
        return new Api(api.client(), "http://127.0.0.1:" + application.port(), api.authorization());
    }

    /** What makes things first; what deletes them last, those inside of others before those, and what rules refer to when they are gone. */
    private List<Operation> inOrder() {
        List<Operation> operations = new ArrayList<>(Description.COMMITTED.operations());
        Collections.shuffle(operations, Random.from(random));
        operations.sort(Comparator.comparingInt(GeneratedRequestsTest::place));
        return operations;
    }

    private static int place(Operation operation) {
        int depth = operation.template().split("/", -1).length;
        boolean rule = operation.template().contains("_rule");
        return switch (operation.id()) {
            case "deleteCampaign" -> 100;
            case "deleteArea", "deleteCategory" -> 101;
            default ->
                switch (operation.method()) {
                    case "POST" -> 0;
                    case "DELETE" -> 50 - 2 * depth - (rule ? 1 : 0);
                    default -> 1;
                };
        };
    }

    private static boolean expected(Operation operation, int status) {
        return EXPECTED.contains(status)
                || (operation.id().equals("signIn") && EXPECTED_OF_SIGNING_IN.contains(status));
    }

    /** Sends a request and notes what is wrong with the answer, so that one run shows more than the first fault. */
    private void answered(Api caller, Request request) {
        long before = application.number(CHANGES);
        Answer answer;
        try {
            answer = caller.sendBytes(
                    request.operation().method(), request.path(), request.body(), request.contentType());
        } catch (AssertionError undescribed) {
            faults.putIfAbsent(
                    String.valueOf(undescribed.getMessage()).replaceAll("(?s)\\R.*|\\d+", ""),
                    undescribed + " to " + request);
            return;
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 503) {
            unavailable.add(request + " is answered by " + answer.body());
        } else if (!expected(request.operation(), answer.status())) {
            faults.put(request.toString(), "answered by " + answer.status() + " " + answer.body());
        } else if (answer.status() < 400) {
            succeeded.add(request.operation().id());
        } else if (application.number(CHANGES) != before) {
            faults.put(request.toString(), "refused by " + answer.body() + ", and changed something");
        }
    }
}
