package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.standalone.race.Crowd;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways, two command sides, two query sides and one PostgreSQL, as processes: what must always hold, also while some of them are killed, stand still, or are changed. */
class ClusterIT {

    private static final int CLIENTS = 16;
    /** More than any test can reach. */
    private static final int LIMIT = 1_000_000;

    private static final List<String> COMMAND_SIDES = List.of("command-0", "command-1");
    private static final List<String> QUERY_SIDES = List.of("query-0", "query-1");

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static List<Shop> gateways;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.of(folder, 2);
        gateways = List.of(new Shop(cluster.admin("gateway-0")), new Shop(cluster.admin("gateway-1")));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    /** Every test leaves as it has come. */
    @AfterEach
    void allAreThere() {
        List<String> missing = cluster.names().stream()
                .filter(name -> !cluster.program(name).alive())
                .toList();
        missing.forEach(cluster::start);
        missing.forEach(name -> cluster.program(name).awaitReady());
        await().until(() ->
                gateways.stream().allMatch(shop -> shop.api().get("/campaigns").status() == 200));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    private static Shop first() {
        return gateways.getFirst();
    }

    /** Of the two gateways in turn. */
    private static Shop gateway(int number) {
        return gateways.get(number % gateways.size());
    }

    @Test
    void aLimitIsMetExactlyThroughBothGateways() {
        long campaign = first().genericCampaign("max_redemptions", 100);
        String code = first().voucher(campaign);

        List<Answer> answers = Crowd.send(64, 400, i -> gateway(i).redeem(code, "R-" + i, 100));

        assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .isEqualTo(Map.of(200, 100L, 422, 300L));
        assertThat(cluster.database().redemptionsInLedger(campaign)).isEqualTo(100);
    }

    @Test
    void limitsAreMetExactlyByBothCommandSidesAtOnce() {
        int campaigns = 8;
        List<Long> ids = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < campaigns; i++) {
            ids.add(first().genericCampaign("max_redemptions", 20));
            codes.add(first().voucher(ids.getLast()));
        }

        List<Answer> answers =
                Crowd.send(64, campaigns * 40, i -> gateway(i).redeem(codes.get(i % campaigns), "M-" + i, 100));

        assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .isEqualTo(Map.of(200, campaigns * 20L, 422, campaigns * 20L));
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(cluster.database().redemptionsInLedger(id)).isEqualTo(20));
    }

    @Test
    void whatOneGatewayWasToldTheOtherOneShowsAtOnce() {
        long campaign = first().genericCampaign();
        String code = first().voucher(campaign);
        for (int i = 0; i < 50; i++) {
            String id = "W-" + i;
            assertThat(gateway(i).redeem(code, id, 20).status()).isEqualTo(200);
            Answer seen = gateway(i + 1).find(code, id);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.json().get("confirmed").asBoolean()).isTrue();
        }
    }

    @Test
    void aSideAnswersNobodyButGateways() throws Exception {
        String key = String.valueOf(first().api().authorization());
        for (String name : List.of("command-0", "query-1")) {
            assertThat(status(name, "Authorization", key)).as("a valid key").isEqualTo(401);
            assertThat(status(name, "X-Vouchsafe-Identity", "e30.e30.e30"))
                    .as("a token of nobody's")
                    .isEqualTo(401);
        }
    }

    /** Of a list of campaigns that a side is asked for past the gateways. */
    private static int status(String name, String header, String value) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + cluster.port(name) + "/api/v1.0/campaigns");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header(header, value)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void aGatewayCountsOperationsApart() throws Exception {
        first().find("NOT-THERE", "NOR-THIS");
        URI address = URI.create("http://127.0.0.1:" + cluster.managementPort("gateway-0") + "/actuator/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body())
                    .contains("uri=\"/api/v1.0/vouchers/{code}/redemptions\"");
        }
    }

    @Test
    void aClientCannotSpeakAsAGateway() {
        assertThat(first().api()
                        .as(null)
                        .send("GET", "/campaigns", null, "X-Vouchsafe-Identity", "e30.e30.e30")
                        .status())
                .isEqualTo(401);
        Answer referred = first().api()
                .send(
                        "POST",
                        "/campaigns",
                        "{\"name\":\"" + Shop.unique("Plain") + "\"}",
                        "X-Vouchsafe-May-Refer",
                        "true");
        assertThat(referred.status()).isEqualTo(200);
    }

    @Test
    void bothQuerySidesProject() {
        await().untilAsserted(() -> assertThat(cluster.database()
                        .number("select count(distinct owner) from views.token_entry where owner is not null"))
                .isEqualTo(2));
    }

    @Test
    void aKilledCommandSideLosesNothingAndTheOtherOneGoesOn() throws Exception {
        for (String victim : COMMAND_SIDES) {
            long campaign = first().genericCampaign("max_redemptions", LIMIT);
            Clients clients = new Clients(gateways, first().voucher(campaign));
            clients.during(CLIENTS, () -> {
                awaitMore(clients, 200);
                cluster.program(victim).kill();
                awaitMore(clients, 200);
            });
            clients.assertKept(cluster.database(), campaign);
            cluster.restart(victim);
        }
    }

    @Test
    void aCommandSideThatStandsStillLosesNothingAndHoldsNobodyUpForLong() throws Exception {
        for (String victim : COMMAND_SIDES) {
            long campaign = first().genericCampaign("max_redemptions", LIMIT);
            Clients clients = new Clients(gateways, first().voucher(campaign));
            clients.during(CLIENTS, () -> {
                awaitMore(clients, 200);
                cluster.program(victim).pause();
                try {
                    awaitMore(clients, 200);
                } finally {
                    cluster.program(victim).resume();
                }
                awaitMore(clients, 200);
            });
            clients.assertKept(cluster.database(), campaign);
        }
    }

    @Test
    void aKilledQuerySideLeavesItsProjectionsToTheOtherOne() throws Exception {
        long campaign = first().genericCampaign();
        String code = first().voucher(campaign);
        cluster.program("query-0").kill();
        assertThat(first().redeem(code, "Q-1", 20).status()).isEqualTo(200);
        await().until(() -> first().find(code, "Q-1").status() == 200);
        await().until(() -> first().api().own().get("/history").status() == 200);
    }

    @Test
    void writesGoOnWhileNobodyReads() throws Exception {
        long campaign = first().genericCampaign("max_redemptions", LIMIT);
        String code = first().voucher(campaign);
        QUERY_SIDES.forEach(name -> cluster.program(name).kill());

        List<Answer> answers = Crowd.send(CLIENTS, 200, i -> gateway(i).redeem(code, "N-" + i, 20));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        Answer read = first().find(code, "N-0");
        assertThat(read.status()).isEqualTo(503);
        assertThat(read.header("Retry-After")).isNotNull();
        QUERY_SIDES.forEach(cluster::start);
        QUERY_SIDES.forEach(name -> cluster.program(name).awaitReady());
        await().until(() -> first().find(code, "N-0").status() == 200);
        assertThat(first().find(code, "N-199").json().get("confirmed").asBoolean())
                .isTrue();
    }

    @Test
    void allProcessesCanBeChangedOneAfterTheOtherUnderLoad() throws Exception {
        long campaign = first().genericCampaign("max_redemptions", LIMIT);
        Clients clients = new Clients(gateways, first().voucher(campaign));
        clients.during(CLIENTS, () -> {
            for (String name : List.of("command-0", "query-0", "command-1", "query-1")) {
                awaitMore(clients, 50);
                cluster.program(name).terminate();
                assertThat(cluster.program(name).awaitEnd()).as(name).isZero();
                cluster.restart(name);
            }
            awaitMore(clients, 50);
            assertThat(clients.unanswered()).as("while sides were changed").isZero();
            cluster.program("gateway-1").terminate();
            assertThat(cluster.program("gateway-1").awaitEnd()).isZero();
            cluster.restart("gateway-1");
            awaitMore(clients, 50);
        });
        clients.assertKept(cluster.database(), campaign);
    }

    @Test
    void everythingRecoversByItselfWhenPostgresqlIsRestarted() throws Exception {
        long campaign = first().genericCampaign("max_redemptions", LIMIT);
        String code = first().voucher(campaign);
        Clients clients = new Clients(gateways, code);
        clients.during(CLIENTS, () -> {
            awaitMore(clients, 200);
            cluster.restartDatabase();
            awaitMore(clients, 200);
        });
        clients.assertKept(cluster.database(), campaign);
        assertThat(first().redeem(code, "P-1", 20).status()).isEqualTo(200);
        await().until(() -> gateway(1).find(code, "P-1").status() == 200);
        assertThat(cluster.names()).allMatch(name -> cluster.program(name).alive());
    }

    private static void awaitMore(Clients clients, int more) {
        int before = clients.confirmed();
        await().until(() -> clients.confirmed() >= before + more);
    }
}
