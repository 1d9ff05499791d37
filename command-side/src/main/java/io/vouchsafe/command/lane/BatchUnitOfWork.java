package io.vouchsafe.command.lane;

import io.vouchsafe.store.trace.Traces;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** One root unit of work with one transaction and one {@link Batch}, and a plain word on how it ended. */
public final class BatchUnitOfWork {

    private static final String BATCH = "vouchsafe.batch";

    private final TransactionManager transactions;
    private final LaneMeters meters;
    private final Traces traces;
    private final Supplier<? extends Batch> batches;

    /**
     * @param meters of its commits
     * @param traces of what is committed
     * @param batches makes one for each transaction
     */
    public BatchUnitOfWork(
            TransactionManager transactions, LaneMeters meters, Traces traces, Supplier<? extends Batch> batches) {
        this.transactions = transactions;
        this.meters = meters;
        this.traces = traces;
        this.batches = batches;
    }

    /** What happens inside the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Handles the commands; may throw, which undoes everything. */
        T in(Batch batch);
    }

    /** The COMMIT was sent and not acknowledged: nobody knows whether it happened, so nothing may be tried again. */
    static final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutcomeUnknown(Throwable cause) {
            super("the outcome of a commit is unknown", cause);
        }
    }

    /** The batch of the unit of work that is current on this thread. */
    public static Batch current(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(BATCH);
    }

    /** Runs the work and commits it. Whatever is thrown before the COMMIT was sent means that nothing has happened. */
    public <T> T run(Work<T> work) {
        UnitOfWork<Message<?>> root = DefaultUnitOfWork.startAndGet(null);
        Batch batch = batches.get();
        boolean[] commitSent = new boolean[1];
        T result;
        try {
            Transaction transaction = transactions.startTransaction();
            root.onCommit(unit -> {
                commitSent[0] = true;
                commit(transaction);
            });
            root.onRollback(unit -> transaction.rollback());
            root.resources().put(BATCH, batch);
            result = work.in(batch);
            batch.flush();
            root.commit();
        } catch (RuntimeException | Error failure) {
            batch.abandoned();
            if (root.isActive()) {
                root.rollback(failure);
            }
            if (commitSent[0]) {
                throw new OutcomeUnknown(failure);
            }
            throw failure;
        }
        batch.committed();
        return result;
    }

    private void commit(Transaction transaction) {
        long sent = System.nanoTime();
        try {
            traces.during("commit", transaction::commit);
        } finally {
            meters.commitEnded(sent);
        }
    }
}
