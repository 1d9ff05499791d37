package io.vouchsafe.benchmarks.files;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at how much of a server's heap is in use, garbage included, and remembers the most. */
final class HeapWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Thread watcher;
    private volatile long peak;
    private volatile boolean closed;

    HeapWatch(int managementPort) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"))
                .build();
        this.watcher = Thread.ofPlatform().name("heap").daemon(true).start(this::watch);
    }

    /** The most bytes that were seen. */
    long peak() {
        return peak;
    }

    private void watch() {
        while (!closed) {
            try {
                peak = Math.max(
                        peak,
                        client.send(request, BodyHandlers.ofLines())
                                .body()
                                .filter(line -> line.startsWith(HEAP))
                                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                                .sum());
            } catch (IOException e) {
                closed = true;
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
        client.close();
    }
}
