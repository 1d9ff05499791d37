package io.vouchsafe.command.voucher;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps work on many vouchers at once in its place. Batches and chunks of imports each hold a connection and write a lot, so only a few do at a time; and
 * while others want something of the server too, each rests as long as it has worked, so that half of the machine stays theirs.
 */
public final class BulkWork {

    private static final int AT_ONCE = 2;
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final LongSupplier othersDone;

    /**
     * Nothing is under way yet.
     *
     * @param othersDone a number that grows with every command of somebody else
     */
    public BulkWork(LongSupplier othersDone) {
        this.othersDone = othersDone;
    }

    /** Does the work when its turn has come, and holds its place while it rests. */
    public <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            long begun = System.nanoTime();
            long doneBefore = othersDone.getAsLong();
            T result = work.get();
            if (othersDone.getAsLong() != doneBefore) {
                rest(Duration.ofNanos(Math.min(System.nanoTime() - begun, LONGEST_REST_NANOS)));
            }
            return result;
        } finally {
            places.release();
        }
    }

    private static void rest(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
