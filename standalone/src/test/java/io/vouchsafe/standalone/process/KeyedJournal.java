package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What clients asked for under idempotency keys, and what they were told. Redemptions have keys and transaction ids of their own; what got no answer
 * is asked for again, whichever server it is that answers. Lives longer than any of them.
 */
final class KeyedJournal {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final String path;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final Map<String, Boolean> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger afterwards = new AtomicInteger();

    /** A journal of redemptions of one code. */
    KeyedJournal(String code) {
        this.path = "/vouchers/" + code + "/redemptions";
    }

    /** Has clients redeem until something has happened, or until the server is gone; then waits until none of them waits for an answer. */
    void during(Api api, int clients, Journal.Meanwhile meanwhile) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                working.add(threads.submit(() -> work(api, stopped)));
            }
            try {
                meanwhile.happens();
            } finally {
                stopped.set(true);
            }
        }
        for (Future<?> client : working) {
            client.get();
        }
    }

    private void work(Api api, AtomicBoolean stopped) {
        while (!stopped.get()) {
            String name = "K-" + numbers.incrementAndGet();
            unanswered.put(name, true);
            try {
                note(name, send(api, name));
            } catch (UncheckedIOException gone) {
                stopped.compareAndSet(false, gone.getCause() instanceof ConnectException);
            }
        }
    }

    private Answer send(Api api, String name) {
        Json body = object("transaction_id", name, "total_transaction_cost", 20, "confirmed", true);
        return api.send("POST", path, body.text(), KEY, name);
    }

    /** A server that is dying may say 503; whatever else it says must be that it is done. */
    private void note(String name, Answer answer) {
        if (answer.status() != 503) {
            answered.put(name, answer.is(200).body());
            unanswered.remove(name);
        }
    }

    int answers() {
        return answered.size();
    }

    /** How many requests were sent, each under a key of its own. */
    int requests() {
        return numbers.get();
    }

    /** How many were done before the server died, though nobody was told. */
    int doneAndUntold() {
        return afterwards.get();
    }

    /** Asks again for all that got no answer until each has one, and for some of what got one, which must be the same. */
    void retry(Api api) {
        for (String name : List.copyOf(unanswered.keySet())) {
            Answer answer = send(api, name);
            if (answer.header(REPLAYED) != null) {
                afterwards.incrementAndGet();
            }
            note(name, answer.is(200));
        }
        assertThat(unanswered).isEmpty();
        answered.entrySet().stream().limit(100).forEach(known -> {
            Answer again = send(api, known.getKey());
            assertThat(again.is(200).header(REPLAYED)).isEqualTo("true");
            assertThat(again.body()).isEqualTo(known.getValue());
        });
    }
}
