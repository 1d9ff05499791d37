package io.vouchsafe.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionSharingTest {

    @Test
    void sharesAreAsEqualAsTheyCanBe() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        assertThat(ProjectionSharing.shares(names, List.of("x"))).containsOnly("x");
        assertThat(ProjectionSharing.shares(names, List.of("x", "y"))).containsExactly("x", "y", "x", "y", "x");
        assertThat(ProjectionSharing.shares(names, List.of("x", "y", "z", "u", "v", "w")))
                .containsExactly("x", "y", "z", "u", "v");
    }
}
