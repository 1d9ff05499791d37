package io.vouchsafe.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void writesAScriptThatNumbersItsRequests() {
        Load load = new Load(8080, "", List.of("/a"), "{\"id\":\"{id}\"}");

        assertThat(Wrk.script(load, "abcdefgh", Path.of("/tmp/paths"))).contains("io.lines(\"/tmp/paths\")", """
                  return "POST " .. path .. " HTTP/1.1\\r\\nHost: 127.0.0.1:8080\\r\\nContent-Type: application/json\\r\\n\
                Content-Length: 29\\r\\n\\r\\n{\\"id\\":\\"" .. string.format("abcdefgh%012d", count) .. "\\"}"
                """);
    }

    @Test
    void readsWhatTheScriptPrints() {
        assertThat(Wrk.outcome(List.of("Running 2s test", "RESULT 1000 10 1 2000000 350 900 1200"), 16))
                .isEqualTo(new Outcome(990, 10, 1, 2, 0, 0, 16, 350, 900, 1200));
    }

    @Test
    void failsWithoutAResult() {
        assertThatThrownBy(() -> Wrk.outcome(List.of("unable to connect"), 1))
                .hasMessage("wrk printed no result:\nunable to connect");
    }
}
