package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariants I2 and I3: what was answered is there, and nothing is there twice, however often the connection breaks. */
class LostConnectionsTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 32;
    private static final int EACH = 40;
    private static final String KILL_WRITERS = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and application_name = 'vouchsafe-command' and state <> 'idle'
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide side = CommandSide.on(database);

    @AfterEach
    void end() {
        side.close();
        database.close();
    }

    @Test
    void loseNothingThatWasAnsweredAndApplyNothingTwice() throws Exception {
        CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
        long campaign = campaigns.discount(
                campaigns.main("Season", ""),
                "Hot",
                ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5");
        new VoucherDesk(side, PROJECT).voucher(campaign, "HOT");
        Till till = new Till(side, PROJECT);
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<String> unanswered = ConcurrentHashMap.newKeySet();
        JdbcClient killer = JdbcClient.create(database.dataSource());
        List<Future<?>> clients = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                int first = client * EACH;
                clients.add(threads.submit(() -> {
                    try {
                        for (int i = first; i < first + EACH; i++) {
                            String transaction = "ORDER-" + i;
                            (redeemed(till, transaction) ? answered : unanswered).add(transaction);
                        }
                    } finally {
                        done.countDown();
                    }
                }));
            }
            long killed = 0;
            while (!done.await(25, TimeUnit.MILLISECONDS)) {
                killed += killer.sql(KILL_WRITERS).query(Long.class).single();
            }
            assertThat(killed).isPositive();
        }
        for (Future<?> client : clients) {
            client.get();
        }

        try (CommandSide restarted = CommandSide.on(database)) {
            audit(restarted, answered, unanswered);
        }
    }

    /** By an instance that remembers nothing, and has no connection that was broken. */
    private static void audit(CommandSide restarted, Set<String> answered, Set<String> unanswered) {
        Till till = new Till(restarted, PROJECT);
        Books books = Books.audited(restarted);
        Set<String> confirmed = books.confirmed().stream()
                .map(redemption -> redemption.request().transactionId())
                .collect(Collectors.toSet());
        Set<String> unknown = minus(confirmed, answered);

        assertThat(confirmed).containsAll(answered);
        assertThat(unanswered).containsAll(unknown);
        assertThat(till.redeem("HOT", "ORDER-AFTER").confirmed()).isTrue();
        for (String transaction : unknown) {
            assertThat(Till.outcome(() -> till.redeem("HOT", transaction))).isEqualTo("transaction_id/must_be_unique");
        }
        for (String transaction : minus(unanswered, unknown)) {
            assertThat(Till.outcome(() -> till.redeem("HOT", transaction))).isEqualTo("granted");
        }
    }

    /** Whether it was answered with yes. No failure of the database may come out as a refusal: the campaign has no limits. */
    private static boolean redeemed(Till till, String transaction) {
        try {
            return till.redeem("HOT", transaction).confirmed();
        } catch (ApiFailure.Invalid refused) {
            throw refused;
        } catch (RuntimeException unanswered) {
            return false;
        }
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        return all.stream().filter(one -> !without.contains(one)).collect(Collectors.toSet());
    }
}
