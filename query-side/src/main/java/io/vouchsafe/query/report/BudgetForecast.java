package io.vouchsafe.query.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How fast limits are used up, and until when they last at that pace. Pure arithmetic. */
final class BudgetForecast {

    /** Days that the mean is taken of, today among them. */
    static final int DAYS = 14;

    private static final BigDecimal SECONDS_PER_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final int EXACT = 12;
    private static final BigDecimal FARTHEST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(36_525).toSeconds());

    private BudgetForecast() {}

    /**
     * A limit and what is used of it.
     *
     * @param limit {@code null} for none
     * @param used so far
     * @param recent of it, since the beginning of the mean
     */
    record Use(@Nullable Long limit, long used, long recent) {

        /** What can still be used, never below nothing; {@code null} without a limit. */
        @Nullable
        Long left() {
            return limit == null ? null : (Long) Math.max(0, limit - used);
        }

        /** Which part is used: 1 for all, more where the limit was lowered since; {@code null} without a limit. */
        @Nullable
        BigDecimal share() {
            return limit == null ? null : Shares.of(used, limit);
        }

        /** Whether four fifths are used. */
        boolean isNearLimit() {
            return limit != null
                    && BigDecimal.valueOf(used)
                                    .multiply(FIVE)
                                    .compareTo(BigDecimal.valueOf(limit).multiply(FOUR))
                            >= 0;
        }
    }

    /**
     * Since when the mean is taken: days without a redemption count, those before the campaign do not, and less than one day counts as one.
     *
     * @param firstDay when the first of the days began
     */
    static Duration span(Instant firstDay, Instant createdAt, Instant now) {
        Instant since = createdAt.isAfter(firstDay) ? createdAt : firstDay;
        Duration span = Duration.between(since, now);
        return span.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(1) : span;
    }

    /** What a day takes in the mean, rounded half up. */
    static BigDecimal perDay(long recent, Duration span, int decimals) {
        return BigDecimal.valueOf(recent)
                .multiply(SECONDS_PER_DAY)
                .divide(BigDecimal.valueOf(span.toSeconds()), decimals, RoundingMode.HALF_UP);
    }

    /**
     * When the first of some limits will be used up, to the second: now where one is; {@code null} if none ever is at that pace, and if it takes
     * more than a hundred years.
     */
    static @Nullable Instant exhaustedAt(Instant now, Duration span, Use... uses) {
        Instant earliest = null;
        for (Use use : uses) {
            Instant at = exhaustedAt(now, span, use);
            if (at != null && (earliest == null || at.isBefore(earliest))) {
                earliest = at;
            }
        }
        return earliest;
    }

    private static @Nullable Instant exhaustedAt(Instant now, Duration span, Use use) {
        Long left = use.left();
        if (left == null) {
            return null;
        }
        if (left == 0) {
            return now.truncatedTo(ChronoUnit.SECONDS);
        }
        if (use.recent() <= 0) {
            return null;
        }
        BigDecimal seconds = BigDecimal.valueOf(left)
                .multiply(BigDecimal.valueOf(span.toSeconds()))
                .divide(BigDecimal.valueOf(use.recent()), EXACT, RoundingMode.HALF_UP);
        return seconds.compareTo(FARTHEST_SECONDS) > 0
                ? null
                : now.plusSeconds(seconds.longValue()).truncatedTo(ChronoUnit.SECONDS);
    }
}
