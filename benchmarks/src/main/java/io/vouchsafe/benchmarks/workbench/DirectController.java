package io.vouchsafe.benchmarks.workbench;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vouchsafe.command.redemption.DirectRedemptions;
import io.vouchsafe.command.redemption.RedemptionController;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Confirmed redemptions inside the process, without HTTP: one request starts many callers, and is answered when their time is over. */
@RestController
@RequestMapping(DirectController.PATH)
public final class DirectController {

    public static final String PATH = "/api/v1.0/bench/direct";

    private static final long HIGHEST_MICROS = 60_000_000;
    private static final double COST = 80;

    private final DirectRedemptions redemptions;

    DirectController(RedemptionController controller) {
        this.redemptions = new DirectRedemptions(controller);
    }

    /**
     * What to do.
     *
     * @param run goes before every transaction id
     * @param callers virtual threads, each with one redemption under way
     */
    public record Order(String code, String run, int callers, int seconds) {}

    /** What came of it. Refusals and failures end the run, so all were confirmed. */
    public record Done(long redemptions, double seconds, long p50Micros, long p99Micros) {}

    @PostMapping
    Done run(Caller caller, @RequestBody Order order) throws InterruptedException, ExecutionException {
        AtomicLong numbers = new AtomicLong();
        Histogram micros = new ConcurrentHistogram(1, HIGHEST_MICROS, 3);
        long start = System.nanoTime();
        long end = start + SECONDS.toNanos(order.seconds());
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < order.callers(); i++) {
                callers.add(threads.submit(() -> {
                    long now = System.nanoTime();
                    while (now < end) {
                        redemptions.redeem(caller, order.code(), body(order.run() + numbers.incrementAndGet()));
                        long after = System.nanoTime();
                        micros.recordValue(Math.min((after - now) / 1000, HIGHEST_MICROS));
                        now = after;
                    }
                }));
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        for (Future<?> each : callers) {
            each.get();
        }
        return new Done(numbers.get(), took, micros.getValueAtPercentile(50), micros.getValueAtPercentile(99));
    }

    private static JsonBody body(String transactionId) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("transaction_id", transactionId);
        fields.put("total_transaction_cost", COST);
        fields.put("confirmed", true);
        return new JsonBody(fields);
    }
}
