package io.vouchsafe.events.personal;

import org.jspecify.annotations.Nullable;

/**
 * {@link PersonalData} as it is stored of a named customer: readable as long as the customer's {@link PersonalKey} exists.
 *
 * @param located whether a location was told. Known without the key, because decisions hang on it
 * @param text what was told, encrypted, in Base64; {@code null} where nobody has a key: a declined attempt of an unknown customer
 */
public record Sealed(boolean located, @Nullable String text) {

    /** What was told about somebody who is not on record: not kept. */
    public static Sealed forNobody(PersonalData data) {
        return new Sealed(data.location() != null, null);
    }
}
