package io.vouchsafe.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new kind of event is not forgotten in the description of the history. */
class DescribedEventsTest {

    private static final Path DESCRIPTION =
            Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../openapi.json");

    @Test
    void areThoseOfTheHistory() {
        JsonNode entry = JsonMapper.shared()
                .readTree(DESCRIPTION.toFile())
                .at("/components/schemas/HistoryEntry/properties/event/enum");

        List<String> described =
                entry.valueStream().map(JsonNode::asString).sorted().toList();
        assertThat(described).isEqualTo(HistoryProjection.names());
    }
}
