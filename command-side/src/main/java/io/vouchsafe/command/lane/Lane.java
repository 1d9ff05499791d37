package io.vouchsafe.command.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A bounded queue and the one thread that empties it. Everything that waits becomes one batch: an idle lane commits a single command at once, a
 * busy one as many as arrived during its last commit. There is no timer.
 */
final class Lane {

    private static final long CLOSE_CHECK_MILLIS = 100;

    private final BlockingQueue<Item<?, ?>> queue;
    private final BatchExecution execution;
    private final LaneMeters meters;
    private final int maxBatch;
    private final Thread worker;
    private final AtomicLong handled = new AtomicLong();
    private volatile boolean closed;

    Lane(String name, BatchExecution execution, LaneMeters meters, int capacity, int maxBatch) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.execution = execution;
        this.meters = meters;
        this.maxBatch = maxBatch;
        this.worker = Thread.ofPlatform().name(name).daemon(true).start(this::work);
    }

    /** Queues a command, or says no if the lane is full or closed. */
    boolean offer(Item<?, ?> item) {
        // Looked at again afterwards: what came in behind the worker's last look would never be answered.
        return !closed && queue.offer(item) && !(closed && queue.remove(item));
    }

    int queued() {
        return queue.size();
    }

    /** How many commands it has handled so far. */
    long handled() {
        return handled.get();
    }

    private void work() {
        List<Item<?, ?>> batch = new ArrayList<>(maxBatch);
        while (!closed || !queue.isEmpty()) {
            Item<?, ?> first = next();
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, maxBatch - 1);
                run(batch);
                handled.addAndGet(batch.size());
                batch.clear();
            }
        }
    }

    private void run(List<Item<?, ?>> batch) {
        long began = System.nanoTime();
        meters.began(batch, began);
        if (batch.size() == 1) {
            MDC.setContextMap(batch.getFirst().logContext());
        }
        execution.run(batch);
        MDC.clear();
        meters.ended(began);
    }

    /** The next command, or {@code null} after a while without one. */
    private @Nullable Item<?, ?> next() {
        try {
            return queue.poll(CLOSE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stray) {
            // Only close() ends a lane: an interrupt that strayed in from a library must not lose what is queued.
            return null;
        }
    }

    void close() {
        closed = true;
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
