package io.vouchsafe.process.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path folder;

    @Test
    void aSecretStandsInTheVariableOrInTheFileThatAnotherOneNames() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "s3 cret\n");
        assertThat(SecretFile.orVariable("A", Map.of("A", "plain"))).isEqualTo("plain");
        assertThat(SecretFile.orVariable("A", Map.of("A_FILE", file.toString())))
                .isEqualTo("s3 cret");
        assertThat(SecretFile.orVariable("A", Map.of("B", "other"))).isNull();
    }

    @Test
    void twoSecretsOrAFileThatIsNotThereAreRefused() {
        assertThatThrownBy(() -> SecretFile.orVariable("A", Map.of("A", "x", "A_FILE", "y")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Both A and A_FILE are set; say it once.");
        assertThatThrownBy(() -> SecretFile.orVariable(
                        "A", Map.of("A_FILE", folder.resolve("none").toString())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("named by A_FILE, cannot be read");
    }
}
