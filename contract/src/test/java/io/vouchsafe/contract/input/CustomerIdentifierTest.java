package io.vouchsafe.contract.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may call a customer (contract §3.7). */
class CustomerIdentifierTest {

    private static RefusalCode code(String identifier) {
        Refusal refusal = CustomerIdentifier.refusal("identifier", identifier);
        return refusal == null ? RefusalCode.UNEXPECTED_VALUE : refusal.code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "cust.77@example.test", "a+b c", "Ж-客-🎟", "...a", "a;b", "?#&="})
    void isAlmostAnyText(String identifier) {
        assertThat(CustomerIdentifier.refusal("identifier", identifier)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "%", ".", "..", "...", "a\tb", "a\u0000b", "a\u2029b", "\ud800"})
    void isNothingThatAPathCannotName(String identifier) {
        assertThat(code(identifier)).isEqualTo(RefusalCode.INVALID);
    }

    @Test
    @DisplayName("§3.7: an identifier has 255 characters at most, not counting blanks around")
    void hasAtMost255Characters() {
        assertThat(CustomerIdentifier.refusal("identifier", "🎟".repeat(255))).isNull();
        assertThat(CustomerIdentifier.refusal("identifier", "a".repeat(256)))
                .isEqualTo(Refusal.of("identifier", RefusalCode.TOO_LONG, "is too long (maximum is 255)", 255));
        JsonBody body = Sent.body("{\"identifier\": \"  " + "a".repeat(255) + "  \"}");
        assertThat(CustomerIdentifier.required(body, "identifier")).isEqualTo("a".repeat(255));
        assertThat(body.problems()).isEmpty();
    }

    @Test
    void isNoneWhereItIsBlankAndMayBeLeftOut() {
        JsonBody body = Sent.body("{\"blank\": \" \\t\\n \", \"nothing\": null}");
        assertThat(CustomerIdentifier.optional(body, "blank")).isNull();
        assertThat(CustomerIdentifier.optional(body, "nothing")).isNull();
        assertThat(CustomerIdentifier.optional(body, "absent")).isNull();
        assertThat(body.problems()).isEmpty();
        assertThat(CustomerIdentifier.required(body, "blank")).isNull();
        assertThat(body.problems()).containsExactly(Refusal.of("blank", RefusalCode.REQUIRED, "is required"));
    }
}
