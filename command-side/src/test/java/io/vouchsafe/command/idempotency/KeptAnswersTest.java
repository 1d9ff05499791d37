package io.vouchsafe.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.idempotency.KeyedTill.Reply;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are kept for seven days, a partition each, which are made before they are needed and dropped when they are over. */
class KeptAnswersTest {

    private static final long PROJECT = 1;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Rounds of four clients, so that each has been through more than one. */
    private static final int SOME = 10;

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide side = CommandSide.on(database);
    private final Partitions partitions = side.part(Partitions.class);
    private final KeyedTill till = new KeyedTill(side, PROJECT);

    @BeforeEach
    void begin() {
        CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
        long campaign = campaigns.discount(
                campaigns.main("Season", ""),
                "Hot",
                ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5");
        new VoucherDesk(side, PROJECT).voucher(campaign, "HOT");
    }

    @AfterEach
    void end() {
        side.close();
        database.close();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(side.clock().instant(), ZoneOffset.UTC);
    }

    /** The days that there are partitions of, in order. */
    private List<LocalDate> days() {
        return side
                .sql()
                .sql(
                        "select relname from pg_class where relkind = 'r' and relname like 'idempotency\\_2%' order by relname")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .map(name ->
                        LocalDate.parse(name.substring("idempotency_".length()).replace('_', '-')))
                .toList();
    }

    private long kept() {
        return side.sql()
                .sql("select count(*) from command.idempotency")
                .query(Long.class)
                .single();
    }

    /** Maintains until nothing is left of what is over: a process that is just at it is left alone. */
    private void sweep() {
        Awaitility.await().untilAsserted(() -> {
            partitions.maintain();
            assertThat(days()).first().satisfies(oldest -> assertThat(oldest).isAfterOrEqualTo(today().minusDays(8)));
        });
    }

    @Test
    void areGivenAgainForSevenDaysToTheMillisecondAndThenForgotten() {
        Reply first = till.redeem("HOT", "ORDER-1", "k");
        side.clock().move(DAY.multipliedBy(6));
        sweep();
        assertThat(till.redeem("HOT", "ORDER-1", "k")).isEqualTo(new Reply(first.body(), true));
        assertThat(till.outcome("HOT", "ORDER-2", "k")).isEqualTo("Idempotency-Key/must_be_unique");

        side.clock().move(DAY.minusMillis(1));
        sweep();
        assertThat(till.redeem("HOT", "ORDER-1", "k")).isEqualTo(new Reply(first.body(), true));

        side.clock().move(Duration.ofMillis(1));
        sweep();
        Reply second = till.redeem("HOT", "ORDER-2", "k");
        assertThat(second.replayed()).isFalse();
        assertThat(till.redeem("HOT", "ORDER-2", "k")).isEqualTo(new Reply(second.body(), true));
        assertThat(side.all(RedemptionConfirmed.class)).hasSize(2);
        Books.audited(side);
    }

    @Test
    void haveTheirDaysMadeBeforeTheyAreNeededAndDroppedWhenTheyAreOver() {
        LocalDate begun = today();
        assertThat(days()).contains(begun, begun.plusDays(1), begun.plusDays(2));
        for (int i = 0; i < 20; i++) {
            till.redeem("HOT", "ORDER-" + i, "k-" + i);
            side.clock().move(DAY);
            assertThat(days())
                    .as("made before it was needed: yesterday's sweep was the last")
                    .contains(today());
            sweep();
            LocalDate oldest = today().minusDays(8).isAfter(begun) ? today().minusDays(8) : begun;
            assertThat(days())
                    .as("no day up to tomorrow is missing, and none is there that is over")
                    .startsWith(oldest)
                    .containsAll(oldest.datesUntil(today().plusDays(2)).toList())
                    .hasSizeLessThanOrEqualTo(12);
        }
        assertThat(kept()).as("one answer for each of the last eight days").isEqualTo(8);
    }

    @Test
    void areStillKeptWhenNobodyHasMadeTheirDay() {
        till.redeem("HOT", "ORDER-1", "k-1");
        side.clock().move(DAY.multipliedBy(30));

        assertThat(till.outcome("HOT", "ORDER-2", "k-2")).isEqualTo("granted");
        assertThat(till.outcome("HOT", "ORDER-2", "k-2")).isEqualTo("replayed");
    }

    @Test
    void areReadAndWrittenWhileDaysAreDropped() throws Exception {
        Reply first = oldDaysAndAnAnswerOfToday();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection reader = database.dataSource().getConnection()) {
            read(reader);
            CompletableFuture<Void> dropping = CompletableFuture.runAsync(partitions::drop, threads);
            Awaitility.await()
                    .until(() -> side.sql()
                                    .sql("select count(*) from pg_inherits where inhdetachpending")
                                    .query(Long.class)
                                    .single()
                            == 1);

            List<CompletableFuture<Void>> clients = IntStream.range(0, 4)
                    .mapToObj(client -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; !stop.get(); i++) {
                                    String name = client + "-" + i;
                                    assertThat(till.outcome("HOT", name, name)).isEqualTo("granted");
                                    assertThat(till.outcome("HOT", name, name)).isEqualTo("replayed");
                                    assertThat(till.redeem("HOT", "ORDER-1", "k"))
                                            .isEqualTo(new Reply(first.body(), true));
                                    done.incrementAndGet();
                                }
                            },
                            threads))
                    .toList();
            try {
                Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= SOME);
                assertThat(dropping).as("waits for who has begun to read").isNotDone();
                reader.rollback();
                Awaitility.await().atMost(PATIENCE).until(dropping::isDone);
                int before = done.get();
                Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= before + SOME);
            } finally {
                stop.set(true);
            }
            dropping.join();
            clients.forEach(CompletableFuture::join);
        }
        assertThat(days()).first().isEqualTo(today());
        Books.audited(side);
    }

    /** Three days that are over, and an answer under the key "k" today. */
    private Reply oldDaysAndAnAnswerOfToday() {
        till.redeem("HOT", "OLD", "old");
        side.clock().move(DAY.multipliedBy(30));
        return till.redeem("HOT", "ORDER-1", "k");
    }

    private static void read(Connection reader) throws SQLException {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("select count(*) from command.idempotency");
        }
    }

    @Test
    void haveTheirDaysDroppedByTheNextProcessWhereOneDiedOverIt() throws Exception {
        Reply first = oldDaysAndAnAnswerOfToday();
        LocalDate last = today().minusDays(30).plusDays(2);
        assertThat(days()).contains(last);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection reader = database.dataSource().getConnection();
                Connection dying = database.dataSource().getConnection();
                Statement detach = dying.createStatement()) {
            read(reader);
            CompletableFuture<Void> detaching = CompletableFuture.runAsync(
                    () -> {
                        try {
                            detach.execute("alter table command.idempotency detach partition command.idempotency_"
                                    + last.toString().replace('-', '_') + " concurrently");
                        } catch (SQLException killed) {
                            throw new IllegalStateException(killed);
                        }
                    },
                    threads);
            Awaitility.await()
                    .until(() -> side.sql()
                                    .sql(
                                            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                                    + " where datname = current_database() and wait_event_type = 'Lock' and query like '%detach%concurrently'")
                                    .query(Long.class)
                                    .single()
                            == 1);
            Awaitility.await().until(detaching::isCompletedExceptionally);
        }

        partitions.drop();

        assertThat(days()).first().isEqualTo(today());
        assertThat(till.redeem("HOT", "ORDER-1", "k")).isEqualTo(new Reply(first.body(), true));
    }

    @Test
    void haveTheirDaysSweptByTwoInstancesAtOnce() {
        oldDaysAndAnAnswerOfToday();
        try (CommandSide other = CommandSide.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.clock().move(DAY.multipliedBy(30));
            for (int day = 0; day < 10; day++) {
                List<CompletableFuture<Void>> sweeps = Stream.of(side, other, side, other)
                        .map(one -> CompletableFuture.runAsync(
                                () -> {
                                    one.part(Partitions.class).require(today().plusDays(1));
                                    one.part(Partitions.class).drop();
                                },
                                threads))
                        .toList();
                sweeps.forEach(CompletableFuture::join);
                String name = "BOTH-" + day;
                assertThat(till.outcome("HOT", name, name)).isEqualTo("granted");
                assertThat(new KeyedTill(other, PROJECT).outcome("HOT", name, name))
                        .isEqualTo("replayed");
                side.clock().move(DAY);
                other.clock().move(DAY);
            }
        }
        sweep();
        assertThat(days())
                .startsWith(today().minusDays(8))
                .containsAll(
                        today().minusDays(8).datesUntil(today().plusDays(2)).toList());
    }
}
