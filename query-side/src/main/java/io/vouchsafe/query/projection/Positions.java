package io.vouchsafe.query.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How far the projections have come. The table says it for every process; what this process committed itself is also known in memory, and
 * waking who waits for it costs no query.
 */
public final class Positions {

    private static final String HEAD = "(select coalesce(max(global_index), 0) from events.event)";

    private static final String STANDING = """
            select %s as head, coalesce(min(coalesce(p.position, 0)), 0) as position
            from unnest(:names::text[]) as wanted (name) left join views.projection p on p.name = wanted.name""".formatted(HEAD);

    private static final String LAGS = """
            select wanted.name, greatest(0, %s - coalesce(p.position, 0)) as behind,
                (select time_stamp from events.event
                  where global_index > coalesce(p.position, 0) order by global_index limit 1) as oldest
            from unnest(:names::text[]) as wanted (name) left join views.projection p on p.name = wanted.name""".formatted(HEAD);

    private static final String ADVANCE = """
            insert into views.projection as p (name, position)
            values (?, ?)
            on conflict (name) do update set position = excluded.position where p.position < ?""";

    private final ViewsDatabase views;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, Long> committedHere = new HashMap<>();

    public Positions(ViewsDatabase views) {
        this.views = views;
    }

    /**
     * Where projections stand, against the events stored at this instant.
     *
     * @param head global index of the newest event, 0 where there is none
     * @param position of the projection that is furthest behind, 0 where it has seen nothing
     */
    public record Standing(long head, long position) {

        /** Whether nothing is missing. */
        public boolean caughtUp() {
            return position >= head;
        }

        /** How many events are missing; a little more than there are where the index has gaps. */
        public long behind() {
            return Math.max(0, head - position);
        }
    }

    /**
     * How far one projection is behind the events that are stored.
     *
     * @param events that it has not seen; a little more than there are where the index has gaps
     * @param oldest when the oldest of them was decided; {@code null} if it has seen all
     */
    public record Lag(
            String projection, long events, @Nullable Instant oldest) {}

    /** Asks the database how far each of these projections is behind, whichever process runs it. */
    public List<Lag> lags(Collection<String> projections) {
        return views.client()
                .sql(LAGS)
                .param("names", projections.toArray(String[]::new))
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Lag(
                            row.getString("name"), row.getLong("behind"), oldest == null ? null : oldest.toInstant());
                })
                .list();
    }

    /** Asks the database where these projections stand, whichever process runs them. */
    public Standing standing(Collection<String> projections) {
        return views.client()
                .sql(STANDING)
                .param("names", projections.toArray(String[]::new))
                .query((row, number) -> new Standing(row.getLong("head"), row.getLong("position")))
                .single();
    }

    /**
     * Waits until this process has committed the projections up to a position.
     *
     * @return whether it did so in time; if not, another process may have
     */
    public boolean awaitHere(Collection<String> projections, long position, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!reachedHere(projections, position)) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean reachedHere(Collection<String> projections, long position) {
        for (String projection : projections) {
            if (committedHere.getOrDefault(projection, -1L) < position) {
                return false;
            }
        }
        return true;
    }

    /**
     * Moves a projection on, in the transaction that writes its rows. Refuses events that were counted before: whoever comes with those has
     * lost the projection to another process and does not know it yet.
     *
     * @param first index of the batch's first event
     * @param last index of its last
     */
    void advance(String projection, long first, long last) {
        int moved = views.jdbc().update(ADVANCE, projection, last, first);
        MismatchException.unlessEqual("projection " + projection + " before event " + first, 1, moved);
    }

    /** This process has committed a projection up to a position. */
    void committed(String projection, long position) {
        lock.lock();
        try {
            committedHere.put(projection, position);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** This process no longer runs a projection: what it knows of it is worth nothing from now on. */
    void released(String projection) {
        lock.lock();
        try {
            committedHere.remove(projection);
        } finally {
            lock.unlock();
        }
    }
}
