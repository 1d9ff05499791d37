package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final String SOMEBODY = "somebody";

    private final MovedTime time = new MovedTime();
    private final RateLimit limit = new RateLimit("some", "of it", 6, 3, Duration.ofMinutes(1));
    private final Buckets<String> buckets = new Buckets<>(limit, time);

    private int taken(String who, int attempts) {
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, attempts).parallel().forEach(i -> {
            if (!buckets.take(who).refused()) {
                taken.incrementAndGet();
            }
        });
        return taken.get();
    }

    @Test
    void letsExactlyTheBurstThroughHoweverManyTryAtOnce() {
        assertThat(taken(SOMEBODY, 500)).isEqualTo(6);
        assertThat(taken("another", 500)).isEqualTo(6);
    }

    @Test
    void fillsUpEvenlyAndNotBeyondTheBurst() {
        taken(SOMEBODY, 6);
        time.pass(Duration.ofSeconds(20).minusNanos(1));
        assertThat(taken(SOMEBODY, 9)).isZero();
        time.pass(Duration.ofNanos(1));
        assertThat(taken(SOMEBODY, 9)).isEqualTo(1);
        time.pass(Duration.ofDays(1));
        assertThat(taken(SOMEBODY, 9)).isEqualTo(6);
    }

    @Test
    void saysWhatIsLeftAndHowLongToWait() {
        Usage first = buckets.take(SOMEBODY);
        assertThat(limit.policy()).isEqualTo("\"some\";q=6;w=120");
        assertThat(limit.state(first.remaining())).isEqualTo("\"some\";r=5;t=20");
        taken(SOMEBODY, 5);
        time.pass(Duration.ofMillis(18_500));

        Usage refused = buckets.take(SOMEBODY);

        assertThat(refused.refused()).isTrue();
        assertThat(refused.refusal().retryAfterSeconds()).isEqualTo(2);
        assertThat(limit.state(refused.remaining())).isEqualTo("\"some\";r=0;t=120");
    }

    @Test
    void takesNothingByLooking() {
        taken(SOMEBODY, 5);

        assertThat(buckets.look(SOMEBODY)).isEqualTo(new Usage(limit, 1, 0));
        assertThat(buckets.look(SOMEBODY)).isEqualTo(new Usage(limit, 1, 0));
        assertThat(taken(SOMEBODY, 9)).isEqualTo(1);
        assertThat(buckets.look(SOMEBODY).waitNanos())
                .isEqualTo(Duration.ofSeconds(20).toNanos());
    }

    @Test
    void whatIsOverdrawnHasToComeAgainFirst() {
        for (int i = 0; i < 8; i++) {
            buckets.overdraw(SOMEBODY);
        }

        assertThat(buckets.look(SOMEBODY).waitNanos())
                .isEqualTo(Duration.ofSeconds(60).toNanos());
        time.pass(Duration.ofSeconds(59));
        assertThat(buckets.look(SOMEBODY).refused()).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(buckets.look(SOMEBODY)).isEqualTo(new Usage(limit, 1, 0));
    }

    @Test
    void forgetsNothingBeforeTheBucketIsFullAgain() {
        taken(SOMEBODY, 6);
        time.pass(Duration.ofSeconds(119));

        assertThat(taken(SOMEBODY, 9)).isEqualTo(5);
    }
}
