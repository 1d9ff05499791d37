package io.vouchsafe.gateway.authentication;

import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many do something dear at a time, and only so many wait for it, so that whoever guesses credentials can use up neither the
 * processors nor the connections. Those who are turned away get {@link ApiFailure.Unavailable}.
 */
final class Gate {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore permits;
    private final int maxWaiting;
    private final Duration maxWait;

    Gate(int atOnce, int maxWaiting, Duration maxWait) {
        this.permits = new Semaphore(atOnce, true);
        this.maxWaiting = maxWaiting;
        this.maxWait = maxWait;
    }

    <T extends @Nullable Object> T pass(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private void enter() {
        try {
            if (permits.getQueueLength() < maxWaiting
                    && permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ApiFailure.Unavailable("Too many credentials are being checked", RETRY_AFTER_SECONDS);
    }
}
