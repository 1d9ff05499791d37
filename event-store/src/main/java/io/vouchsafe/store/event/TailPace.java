package io.vouchsafe.store.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How often the end of the event table is looked at. An event that comes alone is fetched at once; under load, a short pause between two looks
 * lets many events share one query and one transaction of each projection, which leaves the processors to the writers. Whoever waits for an event
 * can end the pause.
 */
public final class TailPace {

    private final long pauseNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hurrying = lock.newCondition();
    private long lastLook;
    private boolean hurried;

    /**
     * A pace that has not looked yet.
     *
     * @param pause the least time between two looks, if nobody hurries
     */
    public TailPace(Duration pause) {
        this.pauseNanos = pause.toNanos();
        this.lastLook = System.nanoTime() - pauseNanos;
    }

    /** Returns when it is time for the next look. */
    void await() {
        lock.lock();
        try {
            long left = lastLook + pauseNanos - System.nanoTime();
            while (left > 0 && !hurried) {
                left = hurrying.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            hurried = false;
            lastLook = System.nanoTime();
            lock.unlock();
        }
    }

    /** Somebody waits for an event: look now. */
    public void hurry() {
        lock.lock();
        try {
            hurried = true;
            hurrying.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
