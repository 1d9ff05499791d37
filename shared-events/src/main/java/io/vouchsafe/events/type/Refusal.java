package io.vouchsafe.events.type;

import org.jspecify.annotations.Nullable;

/**
 * One reason why the answer is no (contract §2.1). A value, not an exception: a refusal is a result like any other.
 *
 * @param attribute what it is about: an attribute's name, {@code base}, or an association such as {@code campaign}
 * @param code machine-readable reason
 * @param message English, for people
 * @param boundary the minimum, maximum or expected value, where there is one
 */
public record Refusal(
        String attribute,
        RefusalCode code,
        String message,
        @Nullable String boundary) {

    /** A refusal without a boundary value. */
    public static Refusal of(String attribute, RefusalCode code, String message) {
        return new Refusal(attribute, code, message, null);
    }

    /** A refusal that names the value which was passed or missed. */
    public static Refusal of(String attribute, RefusalCode code, String message, Object boundary) {
        return new Refusal(attribute, code, message, boundary.toString());
    }
}
