package io.vouchsafe.store.event;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.database.SchemaMigration;
import io.vouchsafe.store.embedded.TestDatabase;
import io.vouchsafe.store.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event table of its own, with the engine and the reader that production uses on it. */
public final class EventTable implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2024-03-09T12:00:00Z");

    private static final int CONNECTIONS = 16;
    private static final int READ_BATCH = 3;

    private final TestDatabase database;
    private final boolean owner;
    private final HikariDataSource pool;
    private final TransactionTemplate transactions;
    public final PostgresEventStorageEngine engine;
    public final StoredChain chain;
    final StreamReader reader;
    public final JdbcClient sql;

    public EventTable() {
        this(TestDatabase.fresh(), true);
    }

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private EventTable(TestDatabase database, boolean owner) {
        this.database = database;
        this.owner = owner;
        pool = new DatabaseProperties(database.jdbcUrl(), database.user(), database.password()).writers(CONNECTIONS);
        SchemaMigration.migrate(pool, "events");
        EventJson json = EventJson.of(EventCatalog.types(), EventCatalog.variants());
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        chain = new StoredChain(pool, Clock.fixed(NOON, ZoneOffset.UTC));
        engine = PostgresEventStorageEngine.of(
                pool,
                json,
                new SQLStateResolver("23505"),
                READ_BATCH,
                new TailPace(Duration.ZERO),
                new AppendMeters(meters),
                Traces.off());
        reader = new StreamReader(pool, json);
        sql = JdbcClient.create(pool);
    }

    /** Another instance on the same database, with connections of its own. */
    public EventTable another() {
        return new EventTable(database, false);
    }

    /** The event at a place in a stream, recognisable by its number. */
    public static DomainEventMessage<CustomerReturned> event(String stream, long sequence, long number, Instant at) {
        return new GenericDomainEventMessage<>(
                stream.substring(0, stream.indexOf(':')),
                stream,
                sequence,
                new GenericMessage<>(
                        EventPlace.identifier(stream, sequence),
                        new CustomerReturned(number, 1, null, at),
                        GenericMessage.asMessage("").getMetaData()),
                at);
    }

    public static DomainEventMessage<CustomerReturned> event(String stream, long sequence, long number) {
        return event(stream, sequence, number, NOON);
    }

    /** Appends in one transaction. */
    public void append(DomainEventMessage<?>... events) {
        inTransaction(() -> engine.appendEvents(List.of(events)));
    }

    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** Undoes what is done. */
    public void inTransactionThatFails(Runnable work) {
        transactions.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    /** The numbers of all events after a position, as a tracker sees them. */
    List<Long> numbersAfter(@Nullable TrackingToken position) {
        return tracked(position).stream().map(EventTable::number).toList();
    }

    List<TrackedEventMessage<?>> tracked(@Nullable TrackingToken position) {
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(position, false)) {
            return new ArrayList<>(events.toList());
        }
    }

    static long number(EventMessage<?> event) {
        return ((CustomerReturned) event.getPayload()).customerNo();
    }

    /** How many transactions wait for an advisory lock. */
    long waitingForALock() {
        return sql.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        pool.close();
        if (owner) {
            database.close();
        }
    }
}
