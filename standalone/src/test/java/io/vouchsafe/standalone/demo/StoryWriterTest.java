package io.vouchsafe.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoryWriterTest {

    private static final Instant MORNING = Instant.parse("2026-11-03T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-03T19:30:00Z");
    /** The clocks went back in the weeks before. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static Story story(long seed, Instant now) {
        return StoryWriter.write(new Plot(seed, 4, 3000, now, ZONE));
    }

    private static List<Order> orders(Story story) {
        return story.steps().stream().flatMap(step -> step.orders().stream()).toList();
    }

    @Test
    void tellsTheSameStoryFromTheSameSeed() {
        assertThat(story(7, MORNING)).isEqualTo(story(7, MORNING));
        assertThat(orders(story(8, MORNING))).isNotEqualTo(orders(story(7, MORNING)));
    }

    @Test
    void goesOnLaterTheSameDayWhereItStoppedInTheMorning() {
        List<Order> morning = orders(story(7, MORNING));
        List<Order> evening = orders(story(7, EVENING));
        assertThat(evening).hasSizeGreaterThan(morning.size()).startsWith(morning.toArray(Order[]::new));
    }

    @Test
    void hasAsManyOrdersAsWereAskedForUntilMidnight() {
        Instant midnight = Instant.parse("2026-11-02T23:00:00Z");
        assertThat(orders(story(7, EVENING)))
                .filteredOn(order -> order.at().isBefore(midnight))
                .hasSize(3000);
    }

    @Test
    void staysInTheOrderOfTimeAndEndsNow() {
        Story story = story(7, EVENING);
        assertThat(story.steps()).isSortedAccordingTo(Comparator.comparing(Step::begin));
        assertThat(orders(story)).isSortedAccordingTo(Comparator.comparing(Order::at));
        assertThat(orders(story).getLast().at()).isBefore(EVENING).isAfter(EVENING.minusSeconds(3600));
        assertThat(story.begin()).isEqualTo("2026-10-05T22:00:00Z");
    }

    @Test
    void writesNoCodeTwice() {
        CodeBook book = new CodeBook("AUTUMN", 7);
        Set<String> codes = new HashSet<>();
        LongStream.range(0, 100_000).forEach(i -> codes.add(book.code(i)));
        LongStream.range(10_000_000, 10_001_000).forEach(i -> codes.add(book.code(i)));
        assertThat(codes).hasSize(101_000);
    }
}
