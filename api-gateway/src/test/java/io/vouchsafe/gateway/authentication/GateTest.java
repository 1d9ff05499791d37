package io.vouchsafe.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void turnsAwayWhoWouldWaitTooLong() throws Exception {
        Gate gate = new Gate(1, 10, Duration.ofMillis(1));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> gate.pass(() -> {
                inside.countDown();
                await(leave);
                return "done";
            }));
            inside.await();

            assertThatThrownBy(() -> gate.pass(() -> "second")).isInstanceOf(ApiFailure.Unavailable.class);

            leave.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
        assertThat(gate.pass(() -> "third")).isEqualTo("third");
    }

    @Test
    void turnsAwayAtOnceWhereNobodyMayWait() {
        Gate gate = new Gate(1, 0, Duration.ofHours(1));

        assertThatThrownBy(() -> gate.pass(() -> "never")).isInstanceOf(ApiFailure.Unavailable.class);
    }

    @Test
    void opensAgainAfterAFailure() {
        Gate gate = new Gate(1, 1, Duration.ofMillis(1));

        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalArgumentException("failed inside");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(gate.pass(() -> "open")).isEqualTo("open");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
