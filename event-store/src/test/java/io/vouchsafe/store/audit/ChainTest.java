package io.vouchsafe.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.database.SchemaMigration;
import io.vouchsafe.store.embedded.TestDatabase;
import io.vouchsafe.store.event.EventTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.messaging.MetaData;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain as honest writers make it: whatever is appended, by however many, it holds. */
class ChainTest {

    private static final int WRITERS = 6;
    private static final int COMMITS = 40;

    private static Verdict check(EventTable table) {
        return new ChainCheck(List.of(), List.of())
                .check(table.chain, table.chain.head().orElseThrow());
    }

    @Test
    void holdsForTwoInstancesThatAppendAtOnceSomeOfItInVain() throws Exception {
        try (EventTable one = new EventTable();
                EventTable other = one.another();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                EventTable table = i % 2 == 0 ? one : other;
                String stream = "customer:" + (i + 1);
                running.add(writers.submit(() -> {
                    for (int n = 0; n < COMMITS; n++) {
                        int place = 2 * n;
                        if (n % 10 == 0) {
                            table.inTransactionThatFails(
                                    () -> table.engine.appendEvents(List.of(EventTable.event(stream, place, 0))));
                        }
                        table.append(EventTable.event(stream, place, n), EventTable.event(stream, place + 1, n));
                    }
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }

            Verdict verdict = check(one);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.commits()).isEqualTo(WRITERS * COMMITS);
            assertThat(verdict.events()).isEqualTo(2L * WRITERS * COMMITS);
            assertThat(verdict.position()).as("what failed has left gaps").isGreaterThan(verdict.events());
        }
    }

    @Test
    void goesOnAfterARestart() {
        try (EventTable owner = new EventTable()) {
            for (int start = 0; start < 3; start++) {
                try (EventTable table = owner.another()) {
                    table.append(EventTable.event("customer:1", start, start));
                }
            }
            Verdict verdict = check(owner);
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.commits()).isEqualTo(3);
        }
    }

    @Test
    void hashesWhatTheTableKeepsOfAnyTextAndAnyInstant() {
        try (EventTable table = new EventTable()) {
            Instant fine = Instant.parse("2024-03-09T12:00:00.123456789Z");
            table.append(EventTable.event("customer:1", 0, 1, fine)
                    .withMetaData(MetaData.with("note", "ä € 😀 \\ \" { } , \n \t \u0001 \u2028 null NULL")));
            table.append(
                    EventTable.event("customer:1", 1, 2, Instant.EPOCH),
                    EventTable.event("customer:1", 2, 3, Instant.parse("1911-11-11T11:11:11.111111111Z")));

            assertThat(check(table).findings()).isEmpty();
            assertThat(table.sql
                            .sql("select meta_data from events.event where global_index = 1")
                            .query(String.class)
                            .single())
                    .contains("😀");
        }
    }

    @Test
    void addsALinkForEachAppendOfATransaction() {
        try (EventTable table = new EventTable()) {
            table.inTransaction(() -> {
                table.engine.appendEvents(List.of(EventTable.event("customer:1", 0, 1)));
                table.engine.appendEvents(List.of(EventTable.event("customer:1", 1, 2)));
            });
            Verdict verdict = check(table);
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.commits()).isEqualTo(2);
        }
    }

    @Test
    void isTakenUpToAHeadWhileOthersGoOnAppending() {
        try (EventTable table = new EventTable()) {
            table.append(EventTable.event("customer:1", 0, 1));
            Head head = table.chain.head().orElseThrow();
            table.append(EventTable.event("customer:1", 1, 2));

            Verdict verdict = new ChainCheck(List.of(), List.of()).check(table.chain, head);
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.events()).isEqualTo(1);
        }
    }

    @Test
    void beginsBehindWhatWasThereBeforeItAndSaysSo() {
        try (TestDatabase database = TestDatabase.fresh();
                HikariDataSource pool =
                        new DatabaseProperties(database.jdbcUrl(), database.user(), database.password()).writers(2)) {
            StoredChain chain = new StoredChain(pool, Clock.fixed(EventTable.NOON, ZoneOffset.UTC));
            assertThat(chain.exists()).isFalse();
            Flyway.configure()
                    .dataSource(pool)
                    .schemas("events")
                    .defaultSchema("events")
                    .locations("classpath:db/events")
                    .target("1")
                    .load()
                    .migrate();
            JdbcClient.create(pool).sql("""
                            insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision,
                                                      payload, meta_data, time_stamp)
                            select 'customer:' || n, 0, 'customer-returned', '1', '{}', '{}', now() from generate_series(1, 7) n
                            """).update();
            assertThat(chain.exists()).isFalse();
            SchemaMigration.migrate(pool, "events");

            assertThat(chain.exists()).isTrue();
            Verdict verdict = new ChainCheck(List.of(), List.of())
                    .check(chain, chain.head().orElseThrow());
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.unproven()).isEqualTo(7);
            assertThat(verdict.commits()).isZero();
        }
    }
}
