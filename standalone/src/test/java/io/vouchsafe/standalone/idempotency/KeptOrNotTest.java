package io.vouchsafe.standalone.idempotency;

import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which answers are kept under an idempotency key: those that are final. After any other the key is free. */
@ExtendWith(OneApplication.class)
class KeptOrNotTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final RunningApplication application;
    private final long project;
    private final Api api;
    private final Shop shop;

    KeptOrNotTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.api = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        this.shop = new Shop(api);
    }

    private static Answer keyed(Api by, String method, String path, @Nullable Json body, String key) {
        return by.send(method, path, body == null ? null : body.text(), KEY, key);
    }

    private static Json redemption(String transactionId) {
        return object("transaction_id", transactionId, "total_transaction_cost", 20, "confirmed", true);
    }

    private long kept() {
        return application.number("select count(*) from command.idempotency where project_id = ?", project);
    }

    /** The key was not used up: the next request under it is worked on. */
    private void createsUnder(String key) {
        assertThat(kept()).isZero();
        Answer created = keyed(api, "POST", "/campaigns", object("name", Shop.unique("Free")), key);
        assertThat(created.is(200).header(REPLAYED)).isNull();
        assertThat(kept()).isEqualTo(1);
    }

    private void answersAgain(Answer first, Answer again) {
        assertThat(first.header(REPLAYED)).isNull();
        assertThat(again.is(first.status()).header(REPLAYED)).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    @DisplayName("Idempotency-Key: 401 is not kept")
    void forgetsThatTheCallerWasUnknown() {
        keyed(api.as(null), "POST", "/campaigns", object("name", "x"), "k").is(401);
        keyed(api.as(Api.bearer("vs_" + "0".repeat(43))), "POST", "/campaigns", object("name", "x"), "k")
                .is(401);
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 403 is not kept")
    void forgetsThatTheRoleWasWrong() {
        Api till = api.as(application.newKey(project, Role.POINT_OF_SALE));
        keyed(till, "POST", "/campaigns", object("name", "x"), "k").is(403);
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 429 is not kept")
    void forgetsThatAPasswordWasGuessed() {
        Api guesser = api.as(Api.basic(Shop.unique("guesser") + "@example.test", "wrong"));
        for (int i = 0; i < 10; i++) {
            keyed(guesser, "POST", "/campaigns", object("name", "x"), "k").is(401);
        }
        assertThat(keyed(guesser, "POST", "/campaigns", object("name", "x"), "k")
                        .is(429)
                        .header("Retry-After"))
                .isNotNull();
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 400 is not kept")
    void forgetsWhatCouldNotBeRead() {
        api.send("POST", "/campaigns", "{", KEY, "k").is(400);
        api.send("POST", "/campaigns", "[1]", KEY, "k").is(400);
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 413 is not kept")
    void forgetsWhatWasTooLarge() {
        api.sendBytes("POST", "/campaigns", " ".repeat(1_048_577).getBytes(UTF_8), "application/json", KEY, "k")
                .is(413);
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 405, and 404 of a path that does not exist, are not kept")
    void forgetsWhatNoOperationIsFor() {
        keyed(api, "DELETE", "/campaigns", null, "k").is(405);
        keyed(api, "POST", "/no-such-thing", object("name", "x"), "k").is(404);
        createsUnder("k");
    }

    @Test
    @DisplayName("Idempotency-Key: 422 is kept, of a body and of a decision")
    void keepsRefusals() {
        Answer first = keyed(api, "POST", "/campaigns", object("name", ""), "k");
        answersAgain(first.is(422), keyed(api, "POST", "/campaigns", object("name", ""), "k"));
    }

    @Test
    @DisplayName("Idempotency-Key: 404 of an operation is kept, though the thing exists now")
    void keepsThatThereWasNoSuchThing() {
        String path = "/vouchers/LATE-" + project + "/redemptions";
        Answer first = keyed(api, "POST", path, redemption("T"), "k");
        shop.voucher(shop.campaign(), "code", "LATE-" + project);

        answersAgain(first.is(404), keyed(api, "POST", path, redemption("T"), "k"));
        keyed(api, "POST", path, redemption("T"), "other").is(200);
    }

    @Test
    @DisplayName("Idempotency-Key: 503 is not kept; if it was worked on after all, its answer is")
    void forgetsThatThereWasNoTime() throws Exception {
        long main = shop.mainCampaign();
        long campaign = shop.campaign(main, "voucher_type", "generic");
        String code = shop.voucher(campaign);
        String path = "/vouchers/" + code + "/redemptions";
        try (RunningApplication slow = application.another(
                        "vouchsafe.database.shared=true",
                        "vouchsafe.command.lanes=1",
                        "vouchsafe.command.lane-capacity=1",
                        "vouchsafe.command.lane-batch=1",
                        "vouchsafe.command.answer-timeout=500ms");
                Connection holder = dataSource().getConnection()) {
            Api there = Api.on(slow.port(), api.authorization());
            holder.setAutoCommit(false);
            run(holder, "select pg_advisory_xact_lock(" + main + ")");
            // One waits for the lock of its tree, one in the queue behind it, and there is no place for a third.
            for (String key : new String[] {"a", "b", "c"}) {
                assertThat(keyed(there, "POST", path, redemption(key), key)
                                .is(503)
                                .header("Retry-After"))
                        .isNotNull();
            }
            assertThat(kept()).isZero();
            holder.rollback();
            Awaitility.await().until(() -> kept() == 2);

            for (String key : new String[] {"a", "b"}) {
                Answer known = keyed(there, "POST", path, redemption(key), key);
                assertThat(known.is(200).header(REPLAYED)).isEqualTo("true");
            }
            Answer fresh = keyed(there, "POST", path, redemption("c"), "c");
            assertThat(fresh.is(200).header(REPLAYED)).isNull();
        }
        assertThat(api.get("/campaigns/" + campaign + "/redemptions").list()).hasSize(3);
    }

    @Test
    @DisplayName("Idempotency-Key: another process was faster: its answer, and nothing of one's own")
    void answersWhatAnotherProcessHasAnsweredMeanwhile() throws Exception {
        String code = shop.voucher(shop.genericCampaign());
        String path = "/vouchers/" + code + "/redemptions";
        Answer first = keyed(api, "POST", path, redemption("T"), "k").is(200);

        Answer again = overtaken(() -> keyed(api, "POST", path, redemption("T"), "k"));

        answersAgain(first, again);
        assertThat(again.header("Retry-After")).isNull();
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(again.headers().allValues("Content-Length")).hasSize(1);
    }

    @Test
    @DisplayName("Idempotency-Key: another process was faster and answered without a body")
    void answersWithoutABodyWhatAnotherProcessHasAnsweredSo() throws Exception {
        String path = "/vouchers/" + shop.voucher(shop.campaign());
        Answer first = keyed(api, "DELETE", path, null, "k").is(204);

        Answer again = overtaken(() -> keyed(api, "DELETE", path, null, "k"));

        answersAgain(first, again);
        assertThat(again.header("Content-Type")).isNull();
    }

    /** Sends while the one answer that is kept in the project is just being written by somebody else, and not committed. */
    private Answer overtaken(Supplier<Answer> request) throws SQLException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = dataSource().getConnection()) {
            run(
                    other,
                    "create temporary table kept as select * from command.idempotency where project_id = " + project);
            run(other, "delete from command.idempotency where project_id = " + project);
            other.setAutoCommit(false);
            run(
                    other,
                    "select pg_advisory_xact_lock(('x' || encode(substr(scope, 1, 8), 'hex'))::bit(64)::bigint) from kept");
            run(other, "insert into command.idempotency select * from kept");
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(request, threads);
            Awaitility.await()
                    .until(() -> application.number(
                                    "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                            + " and database = (select oid from pg_database where datname = current_database())")
                            == 1);
            other.commit();
            other.setAutoCommit(true);
            run(other, "drop table kept");
            return asked.join();
        }
    }

    private DataSource dataSource() {
        return application.bean(DataSource.class);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
