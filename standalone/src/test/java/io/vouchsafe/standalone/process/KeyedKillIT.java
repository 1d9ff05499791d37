package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant I3 under {@code kill -9}: who got no answer asks again under the same key, and has bought once. */
class KeyedKillIT {

    private static final int CLIENTS = 16;

    /** Of the JVM alone, and of PostgreSQL with it. */
    private static final int CYCLES = 2;

    private static final long SEED = Long.getLong("vouchsafe.test.seed", System.nanoTime());

    @TempDir
    private Path dataDir;

    @Test
    void hasOneEffectForEachKeyHoweverOftenItIsSentAndWhoeverDiesMeanwhile() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        ServerProcess server = ServerProcess.serve(dataDir);
        try {
            Api api = server.admin();
            Shop shop = new Shop(api);
            long campaign = shop.genericCampaign();
            KeyedJournal journal = new KeyedJournal(shop.voucher(campaign));
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                ServerProcess victim = server;
                boolean withPostgres = cycle % 2 == 0;
                int target = journal.answers() + 50 + random.nextInt(100);
                journal.during(server.as(api.authorization()), CLIENTS, () -> {
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
                journal.retry(server.as(api.authorization()));
                assertOneEffectEach(journal, server.database(), campaign, cycle);
            }
        } finally {
            server.close();
        }
    }

    private static void assertOneEffectEach(KeyedJournal journal, Database database, long campaign, int cycle) {
        String what = "seed %d, cycle %d, %d done and untold".formatted(SEED, cycle, journal.doneAndUntold());
        assertThat(database.confirmations(campaign)).as(what).isEqualTo(journal.requests());
        assertThat(database.redemptionsInLedger(campaign)).as(what).isEqualTo(journal.requests());
        assertThat(database.number(
                        "select count(distinct payload::json -> 'request' ->> 'transactionId') from events.event where payload_type = 'redemption-confirmed' and (payload::json ->> 'campaignId')::bigint = ?",
                        campaign))
                .as(what)
                .isEqualTo(journal.requests());
    }
}
