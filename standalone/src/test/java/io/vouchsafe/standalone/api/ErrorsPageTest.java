package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.type.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/api/errors.md} lists the codes that there are, each once, and says of none that it is sent if it is not. */
class ErrorsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    private final String topLevel;
    private final String sent;
    private final String neverSent;

    ErrorsPageTest() throws IOException {
        Path page = Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../docs/api/errors.md");
        String text = Files.readString(page);
        int attributes = text.indexOf("\n## Which attribute");
        int never = text.indexOf("\n### Never sent");
        assertThat(attributes).as("the section on attributes").isPositive();
        assertThat(never).as("the section on what is never sent").isGreaterThan(attributes);
        this.topLevel = text.substring(0, attributes);
        this.sent = text.substring(attributes, never);
        this.neverSent = text.substring(never);
    }

    private static List<String> codes(String section) {
        return ROW.matcher(section).results().map(row -> row.group(1)).toList();
    }

    /** The codes that the description knows, of all answers of all operations. */
    private static Set<String> described(boolean ofAttributes) {
        Set<String> codes = new TreeSet<>();
        for (Description.Operation operation : Description.COMMITTED.operations()) {
            for (JsonNode response : operation.node().get("responses")) {
                if (ofAttributes) {
                    response.path("x-refusals").forEach(of -> of.forEach(code -> codes.add(code.asString())));
                } else {
                    response.path("x-error-codes").forEach(code -> codes.add(code.asString()));
                }
            }
        }
        return codes;
    }

    @Test
    @DisplayName("§2.2: the page lists each top-level code once, and the description knows them all")
    void listsTheTopLevelCodes() {
        assertThat(codes(topLevel))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::wire).toList())
                .containsExactlyInAnyOrderElementsOf(described(false));
    }

    @Test
    @DisplayName("§2.3: the page lists each attribute code once")
    void listsTheAttributeCodes() {
        assertThat(codes(sent + neverSent))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RefusalCode.values())
                        .map(RefusalCode::wire)
                        .toList());
    }

    @Test
    @DisplayName("§2.3: the codes that the page says are sent are those that operations are described with")
    void tellsWhichAreSent() {
        assertThat(codes(sent)).containsExactlyInAnyOrderElementsOf(described(true));
    }
}
