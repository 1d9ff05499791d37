package io.vouchsafe.command.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** A notebook instead of a database: what a batch notes stands in it once its transaction is committed. Its failures can be planned. */
final class Notebook implements TransactionManager {

    private final List<List<String>> commits = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> failuresOfFlush = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> failuresOfCommit = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    /** The notes of one transaction. */
    final class Page implements Batch {
        private final List<String> notes = new ArrayList<>();

        @Override
        public void open(List<LaneCommand> commands) {}

        @Override
        public int changes() {
            return notes.size();
        }

        @Override
        public void flush() {
            RuntimeException failure = failuresOfFlush.poll();
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void committed() {
            commits.add(List.copyOf(notes));
        }

        @Override
        public void abandoned() {
            abandoned.incrementAndGet();
        }
    }

    Page page() {
        return new Page();
    }

    /** Notes something in the transaction that is current. */
    static void note(String text) {
        ((Page) BatchUnitOfWork.current(CurrentUnitOfWork.get())).notes.add(text);
    }

    /** The next flush fails. */
    void failFlush(RuntimeException failure) {
        failuresOfFlush.add(failure);
    }

    /** The next COMMIT is sent, and what comes back is this. */
    void failCommit(RuntimeException failure) {
        failuresOfCommit.add(failure);
    }

    /** What was committed, one list for each transaction. */
    List<List<String>> commits() {
        return List.copyOf(commits);
    }

    int rollbacks() {
        return rollbacks.get();
    }

    int abandonedBatches() {
        return abandoned.get();
    }

    @Override
    public Transaction startTransaction() {
        return new Transaction() {
            @Override
            public void commit() {
                RuntimeException failure = failuresOfCommit.poll();
                if (failure != null) {
                    throw failure;
                }
            }

            @Override
            public void rollback() {
                rollbacks.incrementAndGet();
            }
        };
    }
}
