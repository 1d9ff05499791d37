package io.vouchsafe.launch.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Part;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DestinationsTest {

    private final List<Member> there = new ArrayList<>(List.of(command("a"), command("b")));
    private final AtomicLong nanos = new AtomicLong();
    private final Destinations destinations = new Destinations(part -> List.copyOf(there), nanos::get);

    private static Member command(String id) {
        return new Member(id, Part.COMMAND, URI.create("http://" + id));
    }

    private String choose(String subject, String... tried) {
        return Objects.requireNonNull(destinations.choose(Part.COMMAND, subject, Set.of(tried)))
                .id();
    }

    @Test
    void requestsAreSharedWhileNoOwnerIsKnown() {
        assertThat(List.of(choose("x"), choose("x"), choose("x"), choose("x"))).containsExactly("a", "b", "a", "b");
    }

    @Test
    void requestsGoToTheKnownOwnerWhileItIsThere() {
        destinations.belongs("x", there.get(1));
        assertThat(List.of(choose("x"), choose("x"))).containsExactly("b", "b");
        there.remove(1);
        assertThat(choose("x")).isEqualTo("a");
    }

    @Test
    void whoWasNotReachedIsPassedOverForAWhile() {
        destinations.shun(there.get(0));
        assertThat(List.of(choose("x"), choose("x"))).containsExactly("b", "b");
        assertThat(choose("x", "b")).as("better than nobody").isEqualTo("a");
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(List.of(choose("y"), choose("y"))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void nobodyIsLeftWhenAllWereTried() {
        assertThat(destinations.choose(Part.COMMAND, "x", Set.of("a", "b"))).isNull();
    }
}
