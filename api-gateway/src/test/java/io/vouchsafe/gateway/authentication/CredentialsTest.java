package io.vouchsafe.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.authentication.Credentials.ApiKey;
import io.vouchsafe.gateway.authentication.Credentials.EmailAndPassword;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String KEY = "vs_" + "aB3".repeat(14) + "z";

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void splitsAtTheFirstColon() {
        assertThat(Credentials.read(basic("a@example.test:b:c")))
                .isEqualTo(new EmailAndPassword("a@example.test", "b:c"));
    }

    @Test
    void readsAWellFormedKey() {
        assertThat(Credentials.read("bearer  " + KEY + " ")).isEqualTo(new ApiKey(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Basic", "Bearer x", "Basic !", "Basic bm9jb2xvbg==", "Negotiate abc"})
    void readsNothingElse(String header) {
        assertThat(Credentials.read(header)).isNull();
    }

    @Test
    void readsNoTextThatTheDatabaseCannotCompare() {
        assertThat(Credentials.read(basic("a\0@example.test:b"))).isNull();
    }

    @Test
    void showsNoSecretInALog() {
        assertThat(String.valueOf(Credentials.read(basic("a@example.test:secret"))))
                .doesNotContain("secret");
        assertThat(String.valueOf(Credentials.read("Bearer " + KEY))).doesNotContain("aB3");
    }
}
