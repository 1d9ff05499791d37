package io.vouchsafe.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheValueInTheMiddle() {
        assertThat(Median.of(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void isTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(4, 1, 100, 2)).isEqualTo(3);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(Median::of).hasMessage("nothing was measured");
    }
}
