package io.vouchsafe.command.voucher;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Keeps work on many vouchers at once apart: batches and pieces of imports each hold a connection and write a lot, so only a few do at a time. */
public final class BulkWork {

    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Does the work when its turn has come. */
    public <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
