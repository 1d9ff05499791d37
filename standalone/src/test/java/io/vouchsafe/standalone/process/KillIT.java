package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.standalone.race.Crowd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariants I1 and I2 under {@code kill -9}: what was answered is kept, and no limit is passed. */
class KillIT {

    private static final int CYCLES = 3;
    private static final int CLIENTS = 16;

    /** More than the cycles can reach. */
    private static final int LIMIT = 100_000;

    private static final long SEED = Long.getLong("vouchsafe.test.seed", System.nanoTime());

    @TempDir
    private Path dataDir;

    @Test
    void losesNothingThatWasAnsweredAndPassesNoLimit() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Journal journal = new Journal();
        ServerProcess server = ServerProcess.serve(dataDir);
        try {
            Api admin = server.admin();
            Shop shop = new Shop(admin);
            long campaign = shop.genericCampaign("max_redemptions", LIMIT);
            String code = shop.voucher(campaign);
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                ServerProcess victim = server;
                boolean withPostgres = cycle % 2 == 0;
                int target = journal.answers() + 1 + random.nextInt(200);
                journal.during(shop, code, CLIENTS, () -> {
                    Awaitility.await()
                            .alias("seed " + SEED)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> journal.answers() >= target);
                    if (withPostgres) {
                        victim.killWithPostgres();
                    } else {
                        victim.kill();
                    }
                });
                server = ServerProcess.serve(dataDir);
                shop = new Shop(server.as(admin.authorization()));
                int total = journal.assertKept(shop, server.database(), campaign);
                assertThat(total).as("seed %d, cycle %d", SEED, cycle).isBetween(journal.confirmations(), LIMIT);
            }
            int confirmed = journal.assertKept(shop, server.database(), campaign);
            shop.api()
                    .patch("/campaigns/" + campaign, object("max_redemptions", confirmed + 20))
                    .ok();
            Shop last = shop;
            assertThat(Crowd.send(CLIENTS, 60, i -> last.redeem(code, "LAST-" + i, 20)))
                    .filteredOn(answer -> answer.status() == 200)
                    .as("counting goes on from where the last commit left it")
                    .hasSize(20);
        } finally {
            server.close();
        }
    }
}
