package io.vouchsafe.contract.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @Test
    void tellsAbsentFromNull() {
        JsonBody body = Sent.value("null");

        assertThat(body.has("a")).isTrue();
        assertThat(body.has("b")).isFalse();
        assertThat(body.sent("a")).isNull();
        assertThat(body.sent("b")).isNull();
    }

    @Test
    void readsNothingFromNullWithoutComplaint() {
        JsonBody body = Sent.value("null");

        assertThat(body.text("a", 5)).isNull();
        assertThat(body.bool("a")).isNull();
        assertThat(body.whole("a", 0, 5)).isNull();
        assertThat(body.amount("a", 0)).isNull();
        assertThat(body.decimal("a")).isNull();
        assertThat(body.oneOf("a", VoucherType.class)).isNull();
        assertThat(body.problems()).isEmpty();
    }

    @Test
    void readsText() {
        assertThat(Sent.value("\"\"").text("a", 5)).isEmpty();
        assertThat(Sent.value("\"SALE 1\"").text("a", 6)).isEqualTo("SALE 1");
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Sent.value("\"\uD83C\uDF81\uD83C\uDF81\"").text("a", 2)).isEqualTo("\uD83C\uDF81\uD83C\uDF81");
    }

    @Test
    void refusesTextThatIsTooLong() {
        JsonBody body = Sent.value("\"123456\"");

        assertThat(body.text("a", 5)).isNull();
        assertThat(body.problems())
                .containsExactly(Refusal.of("a", RefusalCode.TOO_LONG, "is too long (maximum is 5)", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}"})
    void refusesTextThatIsNone(String json) {
        JsonBody body = Sent.value(json);

        assertThat(body.text("a", 5)).isNull();
        assertThat(body.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "\"\\ud83c\"", "\"\\u0007\""})
    void refusesTextThatCannotBeStored(String json) {
        JsonBody body = Sent.value(json);

        assertThat(body.text("a", 5)).isNull();
        assertThat(body.problems())
                .containsExactly(Refusal.of("a", RefusalCode.INVALID, "contains characters that cannot be stored"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void missesRequiredText(String json) {
        JsonBody body = Sent.value(json);

        assertThat(body.requiredText("a", 5)).isNull();
        assertThat(body.problems()).containsExactly(Refusal.of("a", RefusalCode.REQUIRED, "is required"));
    }

    @Test
    void takesRequiredTextOfAnotherTypeForInvalidAndNotForMissing() {
        JsonBody body = Sent.value("5");

        assertThat(body.requiredText("a", 5)).isNull();
        assertThat(body.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a string"));
    }

    @Test
    void readsBooleans() {
        assertThat(Sent.value("true").bool("a")).isTrue();
        assertThat(Sent.value("false").bool("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "[]"})
    void refusesBooleansThatAreNone(String json) {
        JsonBody body = Sent.value(json);

        assertThat(body.bool("a")).isNull();
        assertThat(body.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be true or false"));
    }

    @Test
    void readsConstantsInLowerCase() {
        assertThat(Sent.value("\"generic\"").oneOf("a", VoucherType.class)).isEqualTo(VoucherType.GENERIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"GENERIC\"", "\"\"", "\"other\"", "1", "true", "[]"})
    void refusesConstantsThatAreNone(String json) {
        JsonBody body = Sent.value(json);

        assertThat(body.oneOf("a", VoucherType.class)).isNull();
        assertThat(body.problems())
                .containsExactly(Refusal.of(
                        "a", RefusalCode.UNEXPECTED_VALUE, "must be one of unique, generic", "unique, generic"));
    }

    @Test
    void namesAllProblemsAtOnceInTheOrderOfReading() {
        JsonBody body = Sent.body("{\"b\": 5, \"c\": \"x\"}");
        body.requiredText("a", 5);
        body.text("b", 5);
        body.bool("c");

        assertThatExceptionOfType(ApiFailure.Invalid.class)
                .isThrownBy(() -> body.done("Voucher is invalid"))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Voucher is invalid");
                    assertThat(failure.status()).isEqualTo(422);
                    assertThat(failure.refusals())
                            .containsExactly(
                                    Refusal.of("a", RefusalCode.REQUIRED, "is required"),
                                    Refusal.of("b", RefusalCode.INVALID, "must be a string"),
                                    Refusal.of("c", RefusalCode.INVALID, "must be true or false"));
                });
    }

    @Test
    void ignoresAttributesThatItIsNotAskedFor() {
        JsonBody body = Sent.body("{\"id\": 5, \"granted_discount\": \"x\", \"nonsense\": {}}");

        assertThatCode(() -> body.done("never said")).doesNotThrowAnyException();
    }
}
