package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's life: first start, work, an orderly stop, and another start. */
class ServeIT {

    private static final int BATCH = 50_000;

    private static final String BATCHES_UNDER_WAY = """
            select count(*) from pg_stat_activity
            where pid <> pg_backend_pid() and state <> 'idle' and query like '%insert into command.voucher %'""";

    @TempDir
    private Path dataDir;

    @Test
    void printsItsSecretsOnceAndKeepsOthersOffItsDataFolder() {
        String key;
        try (ServerProcess first = ServerProcess.serve(dataDir)) {
            Api admin = first.admin();
            key = String.valueOf(admin.authorization());
            admin.get("/campaigns").ok();
            admin.as(Api.basic(first.printed("admin"), first.printed("password")))
                    .get("/campaigns")
                    .ok();

            ServerProcess second = ServerProcess.serveInVain(dataDir);
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.errors())
                    .singleElement()
                    .asString()
                    .contains("The data folder", "is in use by another Vouchsafe");
            assertThat(second.output()).isEmpty();
            admin.get("/campaigns").ok();

            first.terminate();
            assertThat(first.awaitEnd()).isZero();
            assertThat(first.postmaster()).isEmpty();
            assertThat(first.errors()).as("what was logged").isEmpty();
        }
        try (ServerProcess again = ServerProcess.serve(dataDir)) {
            assertThat(again.output()).singleElement().asString().startsWith("Vouchsafe is ready at");
            again.as(key).get("/campaigns").ok();
        }
    }

    @Test
    void issuesLargeBatchesWhileRedemptionsGoOnAndFinishesWhatIsInFlightWhenItIsTerminated() throws Exception {
        Journal journal = new Journal();
        String key;
        long busy;
        long issued;
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Api admin = server.admin();
            key = String.valueOf(admin.authorization());
            Shop shop = new Shop(admin);
            busy = shop.genericCampaign();
            long batched = shop.campaign();
            issued = batched;
            String code = shop.voucher(busy);
            journal.during(shop, code, 8, () -> {
                Awaitility.await().until(() -> journal.answers() > 100);
                int before = journal.answers();
                long start = System.nanoTime();
                assertDistinct(batch(admin, batched, "ONE"));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
                assertThat(journal.answers() - before)
                        .as("redemptions meanwhile")
                        .isGreaterThan(50);

                CompletableFuture<Answer> inFlight = CompletableFuture.supplyAsync(() -> batch(admin, batched, "TWO"));
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> server.database().number(BATCHES_UNDER_WAY) > 0);
                server.terminate();
                assertDistinct(inFlight.get(60, TimeUnit.SECONDS));
            });
            assertThat(server.awaitEnd()).isZero();
            assertThat(server.postmaster()).isEmpty();
            assertThat(journal.statuses().keySet()).isSubsetOf(200, 204, 503);
        }
        try (ServerProcess again = ServerProcess.serve(dataDir)) {
            Shop shop = new Shop(again.as(key));
            journal.assertKept(shop, again.database(), busy);
            assertThat(shop.api()
                            .get("/campaigns/" + issued + "/vouchers?per_page=1")
                            .header("Total-Count"))
                    .isEqualTo(Integer.toString(2 * BATCH));
        }
    }

    private static Answer batch(Api api, long campaign, String prefix) {
        Json body =
                object("active", true, "size", BATCH, "code_type", "mixed", "random_part_length", 8, "prefix", prefix);
        return api.post("/campaigns/" + campaign + "/vouchers/batch", body);
    }

    private static void assertDistinct(Answer batch) {
        Set<String> codes = batch.list().stream()
                .map(voucher -> voucher.get("code").asString())
                .collect(Collectors.toSet());
        assertThat(codes).hasSize(BATCH);
    }
}
