package io.vouchsafe.query.rebuild;

import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.EventType;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.store.event.PastEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The events that a projection follows, from one index of the store to another, read and parsed ahead by a thread of their own while the batch
 * before is written. At most four batches are in memory, and none is much larger than its bound.
 */
final class EventBatches implements AutoCloseable {

    private static final int EVENTS = 5_000;
    private static final long CHARACTERS = 8_000_000;
    /** How far the reader goes in one question, so that there is progress also where few events are wanted. */
    private static final long STRETCH = 50_000;

    private static final int AHEAD = 2;
    private static final int PATIENCE_MILLIS = 100;

    private final PastEvents past;
    private final List<String> types;
    private final DataSource source;
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private final long upTo;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /**
     * Some events in their order.
     *
     * @param last index up to which nothing is left out
     */
    record Batch(List<Recorded> events, long last) {}

    /**
     * Begins to read.
     *
     * @param after index before the first
     * @param upTo the last index
     */
    EventBatches(PastEvents past, Projection projection, DataSource source, long after, long upTo) {
        this.past = past;
        this.source = source;
        this.upTo = upTo;
        this.types = types(projection);
        this.reader = Thread.ofPlatform()
                .daemon()
                .name("read for " + projection.name())
                .start(() -> read(after));
    }

    /** The names under which what a projection follows is stored. */
    static List<String> types(Projection projection) {
        return EventCatalog.types().stream()
                .filter(type -> projection.follows(type.payload()))
                .map(EventType::name)
                .toList();
    }

    private void read(long after) {
        try (Connection connection = source.getConnection()) {
            long position = after;
            while (position < upTo && !closed) {
                Batch batch = next(connection, position);
                position = batch.last;
                while (!closed && !ready.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    // The writer is behind.
                }
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch next(Connection connection, long after) throws SQLException {
        List<Recorded> events = new ArrayList<>();
        long characters = 0;
        long position = after;
        long end = Math.min(upTo, after + STRETCH);
        while (position < end && events.size() < EVENTS && characters < CHARACTERS) {
            PastEvents.Page page = past.read(connection, position, end, types);
            page.events().forEach(event -> events.add(Recorded.of(event)));
            characters += page.characters();
            position = page.last();
        }
        return new Batch(events, position);
    }

    /** Waits for the next batch, which is after the one before; {@code null} after {@link #close} only. Fails when the reader has failed. */
    @Nullable
    Batch take() throws InterruptedException {
        while (!closed) {
            Batch batch = ready.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (batch != null) {
                return batch;
            }
            Throwable why = failure;
            if (why != null || (!reader.isAlive() && ready.isEmpty())) {
                throw new IllegalStateException("The events could not be read", why);
            }
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
