package io.vouchsafe.standalone.demo;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.standalone.demo.Step.Reversal;
import io.vouchsafe.standalone.report.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tells a story to the application: moves the clock from step to step, and has the orders of a step under way together, so that commits are full. */
final class Performance {

    private final StoryClock clock;
    private final Desk desk;
    private final Till till;
    private final Progress progress;

    Performance(StoryClock clock, Desk desk, Till till, Progress progress) {
        this.clock = clock;
        this.desk = desk;
        this.till = till;
        this.progress = progress;
    }

    /** Tells all of it, and returns when everything is committed. */
    void tell(Story story) throws InterruptedException, IOException {
        long done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Step step : story.steps()) {
                clock.edits(step);
                for (Edit edit : step.edits()) {
                    desk.make(edit);
                }
                for (Reversal reversal : step.reversals()) {
                    till.reverse(reversal);
                }
                clock.orders(step);
                together(step, threads);
                done += step.orders().size();
                progress.at(done, story.orders() == 0 ? 1 : (double) done / story.orders());
            }
        }
        progress.done(done);
    }

    private void together(Step step, ExecutorService threads) throws InterruptedException {
        List<Future<?>> under = new ArrayList<>();
        for (Order order : step.late()) {
            under.add(threads.submit(() -> till.confirmLate(order)));
        }
        for (Order order : step.orders()) {
            under.add(threads.submit(() -> till.take(order)));
        }
        for (Future<?> each : under) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof ApiFailure failure
                        ? failure
                        : new IllegalStateException("an order could not be told", failed.getCause());
            }
        }
    }
}
