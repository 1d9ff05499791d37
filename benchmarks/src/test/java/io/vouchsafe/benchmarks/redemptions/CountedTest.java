package io.vouchsafe.benchmarks.redemptions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.benchmarks.load.Outcome;
import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void allowsWhatTheDriverCutOff() {
        assertThatCode(() -> Counted.require("product", outcome(0, 0, 16), 116)).doesNotThrowAnyException();
    }

    @Test
    void refusesLostAndInventedRedemptions() {
        assertThatThrownBy(() -> Counted.require("product", outcome(0, 0, 16), 99))
                .hasMessageContaining("99 recorded");
        assertThatThrownBy(() -> Counted.require("product", outcome(0, 0, 16), 117))
                .hasMessageContaining("117 recorded");
    }

    @Test
    void refusesRefusalsAndBrokenConnections() {
        assertThatThrownBy(() -> Counted.require("product", outcome(1, 0, 16), 100))
                .hasMessageContaining("1 refused");
        assertThatThrownBy(() -> Counted.require("product", outcome(0, 1, 16), 100))
                .hasMessageContaining("1 connections broken");
    }

    private static Outcome outcome(long refused, long broken, long cutOff) {
        return new Outcome(90, refused, broken, 1, 10, 10, cutOff, 1, 1, 1);
    }
}
