package io.vouchsafe.query.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final Instant NOON = Instant.parse("2026-03-09T12:00:00Z");

    private final LiveFeed feed = new LiveFeed();

    private static LiveFigures figures(Instant time, long redemptions) {
        return new LiveFigures(
                time,
                new LiveFigures.LastMinute(redemptions, BigDecimal.ZERO, 0),
                new LiveFigures.Today(redemptions, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void givesWhoComesLaterTheLatest() throws InterruptedException {
        feed.publish(figures(NOON, 1));
        feed.publish(figures(NOON, 2));

        LiveFeed.Version next = requireNonNull(feed.newerThan(0, 1));

        assertThat(next).isEqualTo(new LiveFeed.Version(figures(NOON, 2), 2));
        assertThat(feed.newerThan(next.version(), 1)).isNull();
    }

    @Test
    void isSilentWhereOnlyTheTimeIsAnother() throws InterruptedException {
        feed.publish(figures(NOON, 1));
        feed.publish(figures(NOON.plusSeconds(1), 1));

        assertThat(requireNonNull(feed.newerThan(0, 1)).version()).isEqualTo(1);
    }

    @Test
    void takesSoManyListenersAndNoMore() {
        assertThat(feed.enter(2)).isTrue();
        assertThat(feed.enter(2)).isTrue();
        assertThat(feed.enter(2)).isFalse();

        feed.leave();

        assertThat(feed.enter(2)).isTrue();
    }

    @Test
    void closesWhenNobodyListens() {
        feed.enter(2);
        assertThat(feed.closeIfUnheard()).isFalse();

        feed.leave();

        assertThat(feed.closeIfUnheard()).isTrue();
        assertThat(feed.enter(2)).isFalse();
    }

    @Test
    void wakesEverybodyWhenItCloses() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(feed.newerThan(0, 60_000)).isNull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        feed.close();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }
}
