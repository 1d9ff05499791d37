package io.vouchsafe.events.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vouchsafe.events.type.Location;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sealed opens with its key, at its place, and in no other way. */
class PersonalKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PersonalData DATA = new PersonalData("till/1.0", new Location(52.52, 13.4));

    private final PersonalKey key = PersonalKey.generate(RANDOM);

    static Stream<PersonalData> data() {
        return Stream.of(
                DATA,
                PersonalData.NONE,
                new PersonalData("", null),
                new PersonalData("Ä€😀".repeat(300), new Location(-90, 180)),
                new PersonalData(null, new Location(-0.0, 1e-300)));
    }

    @ParameterizedTest
    @MethodSource("data")
    void opensWhatItSealed(PersonalData data) {
        Sealed sealed = key.seal(data, 71, 5, RANDOM);

        assertThat(sealed.located()).isEqualTo(data.location() != null);
        assertThat(key.open(sealed.text(), 71, 5)).isEqualTo(data);
        assertThat(new PersonalKey(key.bytes()).open(sealed.text(), 71, 5)).isEqualTo(data);
    }

    @Test
    void showsNothingOfWhatItSealed() {
        String text = Objects.requireNonNull(key.seal(DATA, 71, 5, RANDOM).text());

        assertThat(new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1))
                .doesNotContain("till");
        assertThat(key.seal(DATA, 71, 5, RANDOM).text()).isNotEqualTo(text);
        assertThat(key).hasToString("PersonalKey");
    }

    @Test
    void opensNothingForAnotherRedemptionOrCustomerOrWithAnotherKeyOrAfterAChange() {
        String text = Objects.requireNonNull(key.seal(DATA, 71, 5, RANDOM).text());
        byte[] changed = Base64.getDecoder().decode(text);
        changed[20] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> key.open(text, 72, 5));
        assertThatIllegalStateException().isThrownBy(() -> key.open(text, 71, 6));
        assertThatIllegalStateException()
                .isThrownBy(() -> PersonalKey.generate(RANDOM).open(text, 71, 5));
        assertThatIllegalStateException()
                .isThrownBy(() -> key.open(Base64.getEncoder().encodeToString(changed), 71, 5));
        assertThatIllegalStateException().isThrownBy(() -> key.open("", 71, 5));
        assertThatIllegalStateException().isThrownBy(() -> key.open("not Base64", 71, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonalKey(new byte[16]));
    }

    @Test
    void keepsNothingOfSomebodyWithoutAKey() {
        assertThat(Sealed.forNobody(DATA)).isEqualTo(new Sealed(true, null));
        assertThat(key.open(null, 71, 5)).isEqualTo(PersonalData.NONE);
    }
}
