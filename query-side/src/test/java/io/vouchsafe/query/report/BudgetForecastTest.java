package io.vouchsafe.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.query.report.BudgetForecast.Use;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetForecastTest {

    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Use NO_LIMIT = new Use(null, 500, 500);

    @Test
    void daysWithoutARedemptionCount() {
        assertThat(BudgetForecast.perDay(100, TWO_WEEKS, 2)).isEqualTo(new BigDecimal("7.14"));
        assertThat(BudgetForecast.perDay(0, TWO_WEEKS, 2)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void daysBeforeTheCampaignDoNotCount() {
        Instant first = NOW.minus(Duration.ofDays(13));

        assertThat(BudgetForecast.span(first, NOW.minus(Duration.ofDays(400)), NOW))
                .isEqualTo(Duration.ofDays(13));
        assertThat(BudgetForecast.span(first, NOW.minus(Duration.ofDays(4)), NOW))
                .isEqualTo(Duration.ofDays(4));
        assertThat(BudgetForecast.span(first, NOW.minusSeconds(5), NOW)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void whatIsLeftLastsAsLongAsThePaceSays() {
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(2_000L, 1_300, 1_400)))
                .isEqualTo("2026-03-22T00:00:00Z");
    }

    @Test
    void theEarlierOfTwoLimitsCounts() {
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(2_000L, 1_300, 1_400), new Use(30L, 28, 14)))
                .isEqualTo("2026-03-17T00:00:00Z");
    }

    @Test
    void whatIsUsedUpIsUsedUpNow() {
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(2_000L, 2_000, 0)))
                .isEqualTo(NOW);
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(1_000L, 2_000, 0)))
                .isEqualTo(NOW);
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(0L, 0, 0)))
                .isEqualTo(NOW);
    }

    @Test
    void withoutALimitOrAPaceOrWithinACenturyThereIsNoEnd() {
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, NO_LIMIT)).isNull();
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(2_000L, 10, 0)))
                .isNull();
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(999_999_999_999L, 1, 1)))
                .isNull();
        assertThat(BudgetForecast.exhaustedAt(NOW, TWO_WEEKS, new Use(Long.MAX_VALUE, 1, 1)))
                .isNull();
    }

    @Test
    void fourFifthsAreNearTheLimit() {
        assertThat(new Use(1_000L, 799, 0).isNearLimit()).isFalse();
        assertThat(new Use(1_000L, 800, 0).isNearLimit()).isTrue();
        assertThat(new Use(Long.MAX_VALUE, Long.MAX_VALUE - 1, 0).isNearLimit()).isTrue();
        assertThat(NO_LIMIT.isNearLimit()).isFalse();
    }

    @Test
    void sharesHaveFourDecimalsAndCanPassOne() {
        assertThat(new Use(3L, 1, 0).share()).isEqualTo(new BigDecimal("0.3333"));
        assertThat(new Use(2L, 3, 0).share()).isEqualTo(new BigDecimal("1.5000"));
        assertThat(new Use(2L, 3, 0).left()).isZero();
        assertThat(new Use(0L, 0, 0).share()).isEqualTo(new BigDecimal("1.0000"));
    }
}
