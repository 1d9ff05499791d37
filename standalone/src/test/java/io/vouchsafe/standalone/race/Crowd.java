package io.vouchsafe.standalone.race;

import io.vouchsafe.standalone.api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Many clients that start at the same moment and share the work: whoever is free sends the next request. */
public final class Crowd {

    private Crowd() {}

    /** Sends so many requests, numbered from 0, and returns all answers. */
    public static List<Answer> send(int clients, int requests, IntFunction<Answer> request) {
        CountDownLatch start = new CountDownLatch(clients);
        AtomicInteger next = new AtomicInteger();
        Callable<List<Answer>> client = () -> {
            start.countDown();
            start.await();
            List<Answer> answers = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                answers.add(request.apply(i));
            }
            return answers;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(client));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<List<Answer>> answers : running) {
                all.addAll(answers.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
