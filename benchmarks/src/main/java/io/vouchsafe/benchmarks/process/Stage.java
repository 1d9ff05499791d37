package io.vouchsafe.benchmarks.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Everything that a benchmark has started, to be ended in the reverse order: at its end, after a failure, and on Ctrl-C. Once it is closed it
 * starts nothing more.
 */
public final class Stage implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    private Stage() {}

    /** An empty stage that is also closed when the JVM is told to stop. */
    public static Stage open() {
        Stage stage = new Stage();
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
        return stage;
    }

    /** Starts something. Whoever stops the benchmark waits until it has started, since only then it can be ended. */
    public synchronized <T extends AutoCloseable> T start(Supplier<T> starting) {
        if (closed) {
            throw new IllegalStateException("the benchmark is being stopped");
        }
        T started = starting.get();
        open.push(started);
        return started;
    }

    /** Ends one thing early. */
    public synchronized void end(AutoCloseable started) {
        open.remove(started);
        try {
            started.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot end " + started, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                end(open.peek());
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
