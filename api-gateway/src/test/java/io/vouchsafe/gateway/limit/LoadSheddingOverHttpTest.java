package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class LoadSheddingOverHttpTest {

    private static final int AT_ONCE = 3;
    private static final String HELD = "/api/v1.0/held";

    /** Answers when it is told to. */
    @RestController
    static final class Held {

        final AtomicInteger arrived = new AtomicInteger();
        final CountDownLatch release = new CountDownLatch(1);

        @GetMapping(HELD)
        Map<String, Object> hold() throws InterruptedException {
            arrived.incrementAndGet();
            return Map.of("answered", release.await(1, TimeUnit.MINUTES));
        }

        @GetMapping("/api/vouchsafe/v1/live")
        Map<String, Object> live() {
            return Map.of("live", true);
        }
    }

    @Test
    void whatIsAcceptedIsAnsweredAndTheRestIsRefusedAtOnceUntilThereIsRoomAgain() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(List.of(Held.class), "vouchsafe.limits.at-once=" + AT_ONCE);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Held held = gateway.bean(Held.class);
            List<Future<Answer>> accepted = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> clients.submit(() -> gateway.get(HELD, RunningGateway.admin())))
                    .toList();
            Awaitility.await().until(() -> held.arrived.get() == AT_ONCE);

            List<Answer> refused = List.of(
                    gateway.get(HELD, RunningGateway.admin()),
                    gateway.get("/api/v1.0/campaigns", RunningGateway.admin()),
                    // Before credentials are looked at.
                    gateway.get("/api/v1.0/campaigns", "Bearer wrong"),
                    gateway.post("/api/v1.0/vouchers/X/redemptions", RunningGateway.admin(), "{}"));

            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.errorCode()).isEqualTo("unknown_error");
                assertThat(answer.headers("Retry-After")).containsExactly("1");
                assertThat(answer.headers("X-Request-Id")).hasSize(1);
            });
            Answer own = gateway.get("/api/vouchsafe/v1/users", RunningGateway.admin());
            assertThat(own.status()).isEqualTo(503);
            assertThat(own.headers("Content-Type")).containsExactly("application/problem+json");
            assertThat(gateway.get("/api/vouchsafe/v1/live", RunningGateway.admin())
                            .status())
                    .isEqualTo(200);
            assertThat(gateway.get("/docs/", null).status()).isEqualTo(200);
            assertThat(gateway.bean(MeterRegistry.class)
                            .get("vouchsafe.limits.refused")
                            .tag("limit", "load")
                            .counter()
                            .count())
                    .isEqualTo(5);

            held.release.countDown();
            for (Future<Answer> answer : accepted) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().body()).isEqualTo("{\"answered\":true}");
            }
            assertThat(held.arrived).hasValue(AT_ONCE);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(gateway.get("/api/v1.0/campaigns", RunningGateway.admin())
                                    .status())
                            .isEqualTo(200));
            assertThat(IntStream.range(0, 3 * AT_ONCE)
                            .mapToObj(i -> gateway.get("/api/v1.0/campaigns", "Bearer wrong")
                                    .status()))
                    .containsOnly(401);
        }
    }
}
