package io.vouchsafe.contract.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "tab\tnew\nline\r", "\u00e9\u6f22\uD83C\uDF81", "\u00a0\u200b", "\ufffd"})
    void keepsText(String text) {
        assertThat(Texts.storable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000",
                "\u0007",
                "\u001b[0m",
                "\u007f",
                "\u0085",
                "\ud83c",
                "\udf81",
                "\udf81\ud83c",
                "a\ud83c"
            })
    void refusesControlCharactersAndHalvesOfPairs(String text) {
        assertThat(Texts.storable(text)).isFalse();
    }
}
