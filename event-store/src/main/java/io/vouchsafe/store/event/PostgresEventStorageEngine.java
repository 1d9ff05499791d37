package io.vouchsafe.store.event;

import io.vouchsafe.store.chain.Digests;
import io.vouchsafe.store.chain.EventContent;
import io.vouchsafe.store.trace.Traces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Axon's event storage on PostgreSQL, with one difference to the stock JDBC engine that everything else relies on: index order is commit
 * order (see {@link AppendLock}), so a tracker needs no memory of gaps and can never skip an event. A batch is one round trip,
 * which also adds its link to the chain (ADR 0020): without a link before it, nothing can be appended.
 *
 * <p>Joins the transaction that is bound to the current thread. Snapshots are not kept: our streams are short, or their last event carries the
 * whole state.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {

    private static final String APPEND = AppendLock.TAKE + """
            ;
            with appended as (
                insert into events.event
                    (aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp)
                select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                returning global_index),
            placed as (select min(global_index) as first, max(global_index) as last from appended),
            previous as (select number, hash from events.link order by number desc limit 1)
            insert into events.link (number, first_index, last_index, digests, hash)
            select number + 1, first, last, ?, sha256(hash || ? || int8send(number + 1) || int8send(first) || int8send(last))
              from placed left join previous on true
            """;
    private static final String READ_STREAM = "select " + EventRow.COLUMNS
            + " from events.event where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit ?";
    private static final String READ_ALL =
            "select " + EventRow.COLUMNS + " from events.event where global_index > ? order by global_index limit ?";

    private final DataSource dataSource;
    private final PersistenceExceptionResolver resolver;
    private final TailPace pace;
    private final AppendMeters meters;
    private final Traces traces;

    private PostgresEventStorageEngine(
            Builder builder,
            DataSource dataSource,
            PersistenceExceptionResolver resolver,
            TailPace pace,
            AppendMeters meters,
            Traces traces) {
        super(builder);
        this.dataSource = dataSource;
        this.resolver = resolver;
        this.pace = pace;
        this.meters = meters;
        this.traces = traces;
    }

    /**
     * An engine that reads so many events at a time.
     *
     * @param resolver tells a lost race (duplicate stream position) from other failures
     * @param pace how often the end of the table is looked at
     * @param meters of what is appended
     * @param traces of who appends
     */
    public static PostgresEventStorageEngine of(
            DataSource dataSource,
            Serializer serializer,
            PersistenceExceptionResolver resolver,
            int batchSize,
            TailPace pace,
            AppendMeters meters,
            Traces traces) {
        Builder builder = new Builder();
        builder.eventSerializer(serializer).snapshotSerializer(serializer).persistenceExceptionResolver(resolver);
        builder.batchSize(batchSize).finalAggregateBatchPredicate(batch -> batch.size() < batchSize);
        return new PostgresEventStorageEngine(builder, dataSource, resolver, pace, meters, traces);
    }

    /** Axon's builder is abstract; it needs nothing from us. */
    private static final class Builder extends BatchingEventStorageEngine.Builder {}

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventContent> contents =
                events.stream().map(event -> content(event, serializer)).toList();
        Digests digests = Digests.of(contents);
        traces.during("append", () -> write(contents, digests));
    }

    private void write(List<EventContent> contents, Digests digests) {
        withConnection(connection -> {
            try (PreparedStatement append = connection.prepareStatement(APPEND)) {
                append.setArray(1, text(connection, contents, EventContent::stream));
                append.setArray(2, array(connection, "bigint", contents, EventContent::sequence));
                append.setArray(3, text(connection, contents, EventContent::type));
                append.setArray(4, text(connection, contents, EventContent::revision));
                append.setArray(5, text(connection, contents, EventContent::payload));
                append.setArray(6, text(connection, contents, EventContent::metaData));
                append.setArray(
                        7, text(connection, contents, content -> content.at().toString()));
                append.setBytes(8, digests.bytes());
                append.setBytes(9, digests.hash().bytes());
                long begun = System.nanoTime();
                append.execute();
                long lockMicros = lockMicros(append);
                // The insert is the second statement of the round trip; its failure surfaces only when its result is
                // fetched.
                append.getMoreResults();
                meters.appended(contents.size(), System.nanoTime() - begun, lockMicros);
                return null;
            } catch (SQLException e) {
                // Axon would name the first event of the batch, and call a race for the beginning of a stream something
                // else.
                if (resolver.isDuplicateKeyViolation(e)) {
                    throw new ConcurrencyException("somebody else has appended to one of these streams", e);
                }
                throw e;
            }
        });
    }

    private static long lockMicros(PreparedStatement append) throws SQLException {
        try (ResultSet lock = append.getResultSet()) {
            return lock.next() ? lock.getLong(1) : 0;
        }
    }

    /** The event as it will be read again. The table keeps microseconds, and would round what is finer. */
    private static EventContent content(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new EventContent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS));
    }

    private static Array text(Connection connection, List<EventContent> contents, Function<EventContent, String> part)
            throws SQLException {
        return array(connection, "text", contents, part);
    }

    private static Array array(
            Connection connection, String type, List<EventContent> contents, Function<EventContent, ?> part)
            throws SQLException {
        return connection.createArrayOf(type, contents.stream().map(part).toArray());
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return withConnection(connection -> {
            try (PreparedStatement read = connection.prepareStatement(READ_STREAM)) {
                read.setString(1, aggregateIdentifier);
                read.setLong(2, firstSequenceNumber);
                read.setInt(3, batchSize);
                return rows(read, EventRow::domainEvent);
            }
        });
    }

    /**
     * Blocking is Axon's word for following the end of the table: that is done page by page, at its own pace. A reader that catches up on the past
     * is not held back.
     */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        if (!mayBlock) {
            return super.readEventData(trackingToken, false);
        }
        pace.await();
        return fetchTrackedEvents(trackingToken, batchSize()).stream();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        long position = lastToken == null ? 0 : ((GlobalSequenceTrackingToken) lastToken).getGlobalIndex();
        return withConnection(connection -> {
            try (PreparedStatement read = connection.prepareStatement(READ_ALL)) {
                read.setLong(1, position);
                read.setInt(2, batchSize);
                return rows(
                        read,
                        row -> new TrackedDomainEventData<>(
                                new GlobalSequenceTrackingToken(row.getLong("global_index")),
                                EventRow.domainEvent(row)));
            }
        });
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return withConnection(connection -> {
            try (PreparedStatement read = connection.prepareStatement(
                    "select max(sequence_number) from events.event where aggregate_identifier = ?")) {
                read.setString(1, aggregateIdentifier);
                return Optional.ofNullable(
                        rows(read, row -> row.getObject(1, Long.class)).getFirst());
            }
        });
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return tokenFrom("select coalesce(max(global_index), 0) from events.event", null);
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return tokenFrom("""
                select coalesce(min(global_index) - 1, (select coalesce(max(global_index), 0) from events.event))
                  from events.event where time_stamp >= ?
                """, Timestamp.from(dateTime));
    }

    private TrackingToken tokenFrom(String sql, @Nullable Timestamp argument) {
        return withConnection(connection -> {
            try (PreparedStatement read = connection.prepareStatement(sql)) {
                if (argument != null) {
                    read.setTimestamp(1, argument);
                }
                return new GlobalSequenceTrackingToken(
                        rows(read, row -> row.getLong(1)).getFirst());
            }
        });
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("this store keeps no snapshots");
    }

    private <T extends @Nullable Object> T withConnection(SqlWork<T> work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new EventStoreException("The event table could not be read or written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static <T extends @Nullable Object> List<T> rows(PreparedStatement read, SqlRow<T> mapper)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = read.executeQuery()) {
            while (row.next()) {
                rows.add(mapper.from(row));
            }
        }
        return rows;
    }

    @FunctionalInterface
    private interface SqlWork<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface SqlRow<T extends @Nullable Object> {
        T from(ResultSet row) throws SQLException;
    }
}
