package io.vouchsafe.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

    @Test
    void holdsTheGreatestChanceInItsDigits() {
        SecureRandom onlyOnes = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) -1);
            }
        };
        // 2^256 - 1 in base 62, lowest digit first: the last digit is not zero, and nothing is cut off.
        String secret = ApiKeySecret.generate(onlyOnes);

        assertThat(ApiKeySecret.wellFormed(secret)).isTrue();
        assertThat(secret).doesNotEndWith("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vs_",
                "vs_0000000000000000000000000000000000000000000é",
                "xx_0000000000000000000000000000000000000000000"
            })
    void tellsWhatCannotBeAKey(String text) {
        assertThat(ApiKeySecret.wellFormed(text)).isFalse();
    }

    @Test
    void isStoredAsItsSha256() {
        assertThat(ApiKeySecret.hash("abc"))
                .asHexString()
                .isEqualToIgnoringCase("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    }
}
