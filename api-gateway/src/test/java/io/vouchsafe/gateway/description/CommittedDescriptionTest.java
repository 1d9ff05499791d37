package io.vouchsafe.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed {@code openapi.json}, which is packaged and served, is the one that its sources and the table of roles make. */
class CommittedDescriptionTest {

    private static final Path COMMITTED =
            Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../openapi.json");
    private static final String COMMAND = "./vouchsafe test -pl api-gateway -am -Dtest=CommittedDescriptionTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dvouchsafe.openapi=write";

    @Test
    void isMadeFromItsSources() throws IOException {
        String made = Assembly.text();
        if ("write".equals(System.getProperty("vouchsafe.openapi"))) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("openapi.json is not what api-gateway/src/main/openapi makes; write it anew with%n%s", COMMAND)
                .isEqualTo(made);
    }
}
