package io.vouchsafe.query.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The latest figures of a project, and who waits for newer ones. Whoever is slow misses figures, and holds up nobody. */
final class LiveFeed {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable LiveFigures latest;
    private long version;
    private int listeners;
    private boolean closed;

    /**
     * Figures to send.
     *
     * @param version grows with each
     */
    record Version(LiveFigures figures, long version) {}

    /** Lets one more listen, unless there are so many, or it is over. */
    boolean enter(int most) {
        lock.lock();
        try {
            if (closed || listeners >= most) {
                return false;
            }
            listeners++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many listen. */
    int listeners() {
        lock.lock();
        try {
            return listeners;
        } finally {
            lock.unlock();
        }
    }

    /** One listens no more. */
    void leave() {
        lock.lock();
        try {
            listeners--;
        } finally {
            lock.unlock();
        }
    }

    /** Closes it if nobody listens; whoever comes later needs another one. */
    boolean closeIfUnheard() {
        lock.lock();
        try {
            closed |= listeners == 0;
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it for everybody. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Tells everybody, if there is anything new. */
    void publish(LiveFigures figures) {
        lock.lock();
        try {
            if (latest == null || !latest.sameAs(figures)) {
                latest = figures;
                version++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for figures newer than some; {@code null} if there were none in time, or it is over. */
    @Nullable
    Version newerThan(long seen, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (!closed && version <= seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed || latest == null || version <= seen ? null : new Version(latest, version);
        } finally {
            lock.unlock();
        }
    }
}
