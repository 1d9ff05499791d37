package io.vouchsafe.benchmarks.files;

import io.vouchsafe.benchmarks.load.Load;
import io.vouchsafe.benchmarks.load.Runs;
import io.vouchsafe.benchmarks.product.Api;
import io.vouchsafe.benchmarks.product.Campaigns;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Redemptions at a fixed rate, whether or not earlier ones are answered, each timed from the moment it was due: what waits in a queue counts.
 */
final class PacedLoad implements AutoCloseable {

    private static final long HIGHEST_MICROS = 120_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Api api;
    private final String path;
    private final String run = new Runs().next();
    private final long intervalNanos;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(1, HIGHEST_MICROS, 3);
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread pacer;

    private PacedLoad(Api api, String path, int perSecond) {
        this.api = api;
        this.path = path;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.pacer = Thread.ofPlatform().name("pacer").unstarted(this::pace);
    }

    /** Begins at once. */
    static PacedLoad begin(Api api, String path, int perSecond) {
        PacedLoad load = new PacedLoad(api, path, perSecond);
        load.pacer.start();
        return load;
    }

    /**
     * What came of it.
     *
     * @param redemptions that were answered with 2xx
     */
    record Latency(long redemptions, long failed, double p50Millis, double p99Millis, double maxMillis) {}

    private void pace() {
        long due = System.nanoTime();
        long number = 0;
        while (!stopping.get()) {
            long ahead = due - System.nanoTime();
            if (ahead > 0) {
                LockSupport.parkNanos(ahead);
            }
            if (System.nanoTime() - due >= 0) {
                send(due, ++number);
                due += intervalNanos;
            }
        }
    }

    private void send(long due, long number) {
        underWay.incrementAndGet();
        Thread.ofVirtual().start(() -> {
            boolean accepted = redeem(run + number);
            micros.recordValue(Math.clamp((System.nanoTime() - due) / 1000, 1, HIGHEST_MICROS));
            if (!accepted) {
                failed.incrementAndGet();
            }
            underWay.decrementAndGet();
        });
    }

    private boolean redeem(String transactionId) {
        HttpRequest request = api.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Campaigns.BODY.replace(Load.ID, transactionId)))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends nothing more, and waits for what is under way. */
    Latency finish() throws InterruptedException {
        stopping.set(true);
        pacer.join();
        while (underWay.get() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return new Latency(
                micros.getTotalCount() - failed.get(),
                failed.get(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    @Override
    public void close() {
        stopping.set(true);
        client.close();
    }
}
