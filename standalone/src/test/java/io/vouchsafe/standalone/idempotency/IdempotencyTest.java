package io.vouchsafe.standalone.idempotency;

import static io.vouchsafe.standalone.api.Answer.problem;
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
import io.vouchsafe.standalone.race.Crowd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invariant I3: a request that is repeated under its key has one effect and one answer. */
@ExtendWith(OneApplication.class)
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final RunningApplication application;
    private final Api api;
    private final Shop shop;

    IdempotencyTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.shop = new Shop(api);
    }

    @Test
    void answersARepetitionWithWhatWasAnsweredBefore() {
        String code = shop.voucher(shop.genericCampaign());
        String path = redemptions(code);
        Json body = redemption("T-" + code);
        Answer first = keyed(api, "POST", path, body, "k-" + code);
        long events = events();

        Answer second = keyed(api, "POST", path, body, "k-" + code);

        assertThat(first.is(200).header(REPLAYED)).isNull();
        assertThat(second.is(200).header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void keepsTheAnswerInTheTransactionOfTheEvents() {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);
        keyed(api, "POST", redemptions(code), redemption("T-" + code), "k-" + code)
                .is(200);

        assertThat(application.number(
                        "select count(*) from command.idempotency i, events.event e where i.xmin::text = e.xmin::text and e.aggregate_identifier = ?",
                        "ledger:" + campaign))
                .isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBodyAndChangesNothing() {
        String code = shop.voucher(shop.genericCampaign());
        keyed(api, "POST", redemptions(code), redemption("A-" + code), "k-" + code)
                .is(200);
        long events = events();

        keyed(api, "POST", redemptions(code), redemption("B-" + code), "k-" + code)
                .refuses(problem(KEY, "must_be_unique"));

        assertThat(events()).isEqualTo(events);
        shop.find(code, "B-" + code).is(404);
    }

    @Test
    void takesBlanksAndOrderForTheSameBody() {
        String code = shop.voucher(shop.genericCampaign());
        Answer first = api.send(
                "POST",
                redemptions(code),
                "{\"transaction_id\":\"T-" + code + "\",\"total_transaction_cost\":20.50}",
                KEY,
                "k-" + code);
        Answer second = api.send(
                "POST",
                redemptions(code),
                "{ \"total_transaction_cost\" : 20.5,\n \"transaction_id\":\"T-" + code + "\" }",
                KEY,
                "k-" + code);

        assertThat(second.is(200).body()).isEqualTo(first.is(200).body());
        assertThat(second.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void hasOneEffectHoweverManySendItAtOnce() {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);
        Json body = redemption("T-" + code);

        Api other = Api.on(application.port(), api.authorization());

        List<Answer> answers =
                Crowd.send(64, 64, i -> keyed(i % 2 == 0 ? api : other, "POST", redemptions(code), body, "k-" + code));

        Map<Integer, Integer> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
        assertThat(statuses.keySet()).isSubsetOf(200, 409).contains(200);
        assertThat(answers)
                .as("one was worked on, all others are its answer or none yet")
                .filteredOn(answer -> answer.status() == 200 && answer.header(REPLAYED) == null)
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(Answer::body)
                        .distinct())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotNull());
        assertThat(confirmed(campaign)).isEqualTo(1);
    }

    @Test
    void repeatsARefusalThoughItWouldSucceedNow() {
        long campaign = shop.genericCampaign("max_redemptions", 1);
        String code = shop.voucher(campaign);
        shop.redeem(code, "A-" + code, 20).ok();
        Json body = redemption("B-" + code);
        Answer refused = keyed(api, "POST", redemptions(code), body, "k-" + code);
        api.patch("/campaigns/" + campaign, object("max_redemptions", 5)).ok();

        Answer again = keyed(api, "POST", redemptions(code), body, "k-" + code);

        assertThat(again.is(422).body()).isEqualTo(refused.is(422).body());
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(confirmed(campaign)).isEqualTo(1);
        keyed(api, "POST", redemptions(code), body, "other-" + code).is(200);
    }

    @Test
    void answersARepeatedDeletionWithTheFirstAnswer() {
        String code = shop.voucher(shop.campaign());
        Answer first = keyed(api, "DELETE", "/vouchers/" + code, null, "k-" + code);
        Answer second = keyed(api, "DELETE", "/vouchers/" + code, null, "k-" + code);

        assertThat(first.is(204).header(REPLAYED)).isNull();
        assertThat(second.is(204).header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEmpty();
        keyed(api, "DELETE", "/vouchers/" + code, null, "other-" + code).is(404);
    }

    @Test
    void keepsWhatTheControllerRefusedBeforeAnyCommand() {
        String key = Shop.unique("k");
        Answer first = keyed(api, "POST", "/campaigns", object("name", ""), key);
        Answer second = keyed(api, "POST", "/campaigns", object("name", ""), key);

        assertThat(second.is(422).body()).isEqualTo(first.is(422).body());
        assertThat(second.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void keepsNothingOfWhatCouldNotBeRead() {
        String key = Shop.unique("k");
        api.send("POST", "/campaigns", "{", KEY, key).is(400);

        keyed(api, "POST", "/campaigns", object("name", key), key).is(200);
    }

    @Test
    void distinguishesPathsMethodsAndProjects() {
        String key = Shop.unique("k");
        long main = keyed(api, "POST", "/campaigns", object("name", key), key).id();
        Answer patched = keyed(api, "PATCH", "/campaigns/" + main, object("name", key), key);
        Api stranger = application.newAdmin();
        Answer elsewhere = keyed(stranger, "POST", "/campaigns", object("name", key), key);

        assertThat(patched.is(200).header(REPLAYED)).isNull();
        assertThat(elsewhere.is(200).header(REPLAYED)).isNull();
        assertThat(elsewhere.id()).isNotEqualTo(main);
    }

    @Test
    void asksTheRoleBeforeTheKey() {
        String code = shop.voucher(shop.campaign());
        long project = application.newProject();
        Api till = Api.on(application.port(), application.newKey(project, Role.POINT_OF_SALE));
        keyed(till, "POST", "/campaigns", object("name", "x"), "k").is(403);
        keyed(api.as(null), "POST", redemptions(code), redemption("T"), "k").is(401);
    }

    @Test
    void refusesKeysThatAreNone() {
        Json body = object("name", "x");
        keyed(api, "POST", "/campaigns", body, "").refuses(problem(KEY, "too_short", "1"));
        keyed(api, "POST", "/campaigns", body, "k".repeat(256)).refuses(problem(KEY, "too_long", "255"));
        api.send("POST", "/campaigns", body.text(), KEY, "a", KEY, "b").refuses(problem(KEY, "unexpected_value", "1"));
        keyed(api, "POST", "/campaigns", object("name", Shop.unique("n")), "k".repeat(255))
                .is(200);
    }

    @Test
    void hasOneEffectWhenTheAnswerWasLost() throws IOException {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);
        String body = redemption("T-" + code).text();
        sendAndHangUp(redemptions(code), body, "k-" + code);
        Awaitility.await().until(() -> confirmed(campaign) == 1);

        Answer again = api.send("POST", redemptions(code), body, KEY, "k-" + code);

        assertThat(again.is(200).header(REPLAYED)).isEqualTo("true");
        assertThat(again.json().get("transaction_id").asString()).isEqualTo("T-" + code);
        assertThat(confirmed(campaign)).isEqualTo(1);
    }

    @Test
    void answersOnAnotherInstanceAndAfterARestart() {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);
        Json body = redemption("T-" + code);
        Answer first = keyed(api, "POST", redemptions(code), body, "k-" + code);

        try (RunningApplication other = application.another("vouchsafe.database.shared=true")) {
            Api there = Api.on(other.port(), api.authorization());
            Answer again = keyed(there, "POST", redemptions(code), body, "k-" + code);
            assertThat(again.is(200).body()).isEqualTo(first.is(200).body());
            assertThat(again.header(REPLAYED)).isEqualTo("true");

            List<Answer> raced = Crowd.send(
                    16,
                    32,
                    i -> keyed(
                            i % 2 == 0 ? api : there, "POST", redemptions(code), redemption("R-" + code), "r-" + code));
            assertThat(raced).extracting(Answer::status).isSubsetOf(200, 409);
            assertThat(confirmed(campaign)).isEqualTo(2);
        }
    }

    private static Answer keyed(Api by, String method, String path, @Nullable Json body, String key) {
        return by.send(method, path, body == null ? null : body.text(), KEY, key);
    }

    private static String redemptions(String code) {
        return "/vouchers/" + code + "/redemptions";
    }

    private static Json redemption(String transactionId) {
        return object("transaction_id", transactionId, "total_transaction_cost", 20, "confirmed", true);
    }

    private void sendAndHangUp(String path, String body, String key) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST /api/v1.0" + path + " HTTP/1.1",
                                    "Host: localhost",
                                    "Authorization: " + api.authorization(),
                                    "Content-Type: application/json",
                                    KEY + ": " + key,
                                    "Content-Length: " + body.getBytes(UTF_8).length,
                                    "",
                                    body)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
        }
    }

    private long events() {
        return application.number("select count(*) from events.event");
    }

    private long confirmed(long campaign) {
        return application.number(
                "select count(*) from events.event where payload_type = 'redemption-confirmed' and (payload::json ->> 'campaignId')::bigint = ?",
                campaign);
    }
}
