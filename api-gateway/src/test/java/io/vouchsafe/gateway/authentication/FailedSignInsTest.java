package io.vouchsafe.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vouchsafe.contract.error.ApiFailure;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {

    private static final String NAME = "someone@example.test";
    private static final String HERE = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final FailedSignIns failures = new FailedSignIns(new Fingerprint.Maker(new SecureRandom()), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void fail(int times, String address) {
        for (int i = 0; i < times; i++) {
            failures.count(NAME, address);
        }
    }

    @Test
    void boundsGuessesFromOneAddressForFiveMinutes() {
        fail(FailedSignIns.MAX_PER_ADDRESS, HERE);

        assertThat(catchThrowableOfType(ApiFailure.TooManyAttempts.class, () -> failures.count(NAME, HERE))
                        .retryAfterSeconds())
                .isEqualTo(300);
        assertThatThrownBy(() -> failures.count("Someone@Example.test", HERE))
                .isInstanceOf(ApiFailure.TooManyAttempts.class);
        assertThatCode(() -> failures.count(NAME, "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> failures.count("other@example.test", HERE)).doesNotThrowAnyException();
        pass(Duration.ofMinutes(5));
        assertThatCode(() -> failures.count(NAME, HERE)).doesNotThrowAnyException();
    }

    @Test
    void isNotExtendedByThoseWhoGoOn() {
        fail(FailedSignIns.MAX_PER_ADDRESS, HERE);
        pass(Duration.ofMinutes(4));
        assertThatThrownBy(() -> failures.count(NAME, HERE)).isInstanceOf(ApiFailure.TooManyAttempts.class);
        pass(Duration.ofMinutes(1));

        assertThatCode(() -> failures.count(NAME, HERE)).doesNotThrowAnyException();
    }

    @Test
    void boundsGuessesFromAnywhereForAnHour() {
        for (int i = 0; i < FailedSignIns.MAX_PER_NAME; i++) {
            failures.count(NAME, "192.0.2." + i);
        }

        assertThat(catchThrowableOfType(ApiFailure.TooManyAttempts.class, () -> failures.count(NAME, "198.51.100.1"))
                        .retryAfterSeconds())
                .isEqualTo(3600);
        pass(Duration.ofHours(1));
        assertThatCode(() -> failures.count(NAME, "198.51.100.1")).doesNotThrowAnyException();
    }

    @Test
    void beginsAnewAfterTheRightPasswordAndDoesNotCountWhatWasNotTried() {
        fail(FailedSignIns.MAX_PER_ADDRESS - 1, HERE);
        failures.forget(NAME, HERE);
        fail(FailedSignIns.MAX_PER_ADDRESS - 1, HERE);
        failures.count(NAME, HERE);
        failures.takeBack(NAME, HERE);

        assertThatCode(() -> failures.count(NAME, HERE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> failures.count(NAME, HERE)).isInstanceOf(ApiFailure.TooManyAttempts.class);
    }

    @Test
    void letsNoMoreThroughWhenManyTryAtOnce() {
        AtomicInteger through = new AtomicInteger();
        IntStream.range(0, 500).parallel().forEach(i -> {
            try {
                failures.count(NAME, HERE);
                through.incrementAndGet();
            } catch (ApiFailure.TooManyAttempts bounded) {
                assertThat(bounded.status()).isEqualTo(429);
            }
        });

        assertThat(through).hasValue(FailedSignIns.MAX_PER_ADDRESS);
    }
}
