package io.vouchsafe.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteTest {

    private static final Instant NOON = Instant.parse("2026-03-09T12:00:00.500Z");
    private static final long SECOND = NOON.getEpochSecond();

    private final Minute minute = new Minute();

    private static LiveFigures.LastMinute figures(long redemptions, String discount, long declined) {
        return new LiveFigures.LastMinute(redemptions, new BigDecimal(discount), declined);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(minute.until(NOON)).isEqualTo(figures(0, "0.00", 0));
    }

    @Test
    void addsUpItsSecondsHoweverOftenTheyCome() {
        minute.add(List.of(new Minute.Count(SECOND - 1, 3, 1_250, 1), new Minute.Count(SECOND, 1, 99, 0)));
        minute.add(List.of(new Minute.Count(SECOND, 2, 1, 4)));

        assertThat(minute.until(NOON)).isEqualTo(figures(6, "13.50", 5));
    }

    @Test
    void dropsASecondWhenItIsSixtySecondsOld() {
        minute.add(List.of(new Minute.Count(SECOND, 1, 500, 0)));

        assertThat(minute.until(NOON.plusSeconds(59))).isEqualTo(figures(1, "5.00", 0));
        assertThat(minute.until(NOON.plusSeconds(60))).isEqualTo(figures(0, "0.00", 0));
    }
}
