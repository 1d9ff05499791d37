package io.vouchsafe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.operating.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed reference of the configuration is what the code reads. */
class ConfigurationReferenceTest {

    private static final Path COMMITTED = Path.of(
            System.getProperty("basedir", System.getProperty("user.dir")), "../docs/operating/configuration.md");
    private static final String COMMAND = "./vouchsafe test -pl standalone -am -Dtest=ConfigurationReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dvouchsafe.reference=write";

    @Test
    void isMadeFromTheCode() throws IOException {
        String made = Reference.text(Vouchsafe.commandLine());
        if ("write".equals(System.getProperty("vouchsafe.reference"))) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("configuration.md is not what the code reads; write it anew with%n%s", COMMAND)
                .isEqualTo(made);
    }
}
