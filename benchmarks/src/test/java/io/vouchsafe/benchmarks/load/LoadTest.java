package io.vouchsafe.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String RUN = "abcdefgh";

    @Test
    void announcesTheLengthOfTheBodyWithItsIdentifier() {
        Load load = new Load(8080, "secret", List.of("/a"), "{\"id\":\"{id}\"}");
        Load.Parts parts = load.parts();

        assertThat(parts.beforePath() + "/a" + parts.beforeId() + Load.id(RUN, 7) + parts.end())
                .isEqualTo("POST /a HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer secret\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 29\r\n\r\n"
                        + "{\"id\":\"abcdefgh000000000007\"}");
    }

    @Test
    void needsNeitherKeyNorIdentifier() {
        Load.Parts parts = new Load(1, "", List.of("/"), "{}").parts();

        assertThat(parts.beforeId())
                .isEqualTo(
                        " HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(parts.end()).isEmpty();
    }
}
