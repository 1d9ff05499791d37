package io.vouchsafe.command.race;

import io.vouchsafe.command.redemption.Till;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many clients that begin at the same moment. */
final class Crowd {

    private static final long PATIENCE_SECONDS = 60;

    private Crowd() {}

    /** Each of so many clients sends so many requests, one after another; counts what came of them, as {@link Till#outcome} says it. */
    static Map<String, Long> of(int clients, int requestsEach, IntFunction<Runnable> request)
            throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(clients);
        List<Future<List<String>>> running = new ArrayList<>();
        Map<String, Long> outcomes = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int first = client * requestsEach;
                running.add(threads.submit(() -> {
                    await(start);
                    List<String> own = new ArrayList<>();
                    for (int i = 0; i < requestsEach; i++) {
                        own.add(Till.outcome(request.apply(first + i)));
                    }
                    return own;
                }));
            }
            for (Future<List<String>> client : running) {
                client.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .forEach(outcome -> outcomes.merge(outcome, 1L, Long::sum));
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a client met a bug", e);
        }
        return outcomes;
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all clients came", e);
        }
    }
}
