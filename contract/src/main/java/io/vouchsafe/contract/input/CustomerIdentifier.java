package io.vouchsafe.contract.input;

import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What clients name a customer by (contract §3.7), wherever it is sent: 1 to {@link #MAX_LENGTH} characters, blanks around not counted, compared exactly.
 * Every customer on record can be named in a path, and so be read and deleted; therefore no identifier holds a slash, a backslash, a
 * percent sign or a control character, or consists of dots.
 */
public final class CustomerIdentifier {

    /** Characters, not counting blanks around. */
    public static final int MAX_LENGTH = 255;

    private static final String UNREACHABLE = "%/\\\u2028\u2029";

    private CustomerIdentifier() {}

    /** Reads one that may be left out; a blank one counts as none. {@code null} if there is none, or if it is refused. */
    public static @Nullable String optional(JsonBody body, String attribute) {
        String sent = body.text(attribute, Integer.MAX_VALUE);
        return sent == null || sent.isBlank() ? null : accepted(body, attribute, sent.strip());
    }

    /** Reads one that must be there, and not be blank; {@code null} if it is refused. */
    public static @Nullable String required(JsonBody body, String attribute) {
        String sent = body.requiredText(attribute, Integer.MAX_VALUE);
        return sent == null ? null : accepted(body, attribute, sent.strip());
    }

    private static @Nullable String accepted(JsonBody body, String attribute, String identifier) {
        Refusal refusal = refusal(attribute, identifier);
        if (refusal == null) {
            return identifier;
        }
        body.refuse(refusal);
        return null;
    }

    /**
     * Why a text cannot identify a customer; {@code null} if it can.
     *
     * @param identifier without blanks around
     */
    public static @Nullable Refusal refusal(String attribute, String identifier) {
        if (identifier.isEmpty()) {
            return Refusal.of(attribute, RefusalCode.REQUIRED, "is required");
        }
        if (identifier.codePointCount(0, identifier.length()) > MAX_LENGTH) {
            return Refusal.of(
                    attribute, RefusalCode.TOO_LONG, "is too long (maximum is " + MAX_LENGTH + ")", MAX_LENGTH);
        }
        boolean printable = Texts.storable(identifier) && identifier.chars().noneMatch(Character::isISOControl);
        boolean reachable = identifier.chars().noneMatch(c -> UNREACHABLE.indexOf(c) >= 0)
                && !identifier.replace(".", "").isEmpty();
        return printable && reachable
                ? null
                : Refusal.of(
                        attribute,
                        RefusalCode.INVALID,
                        "must be printable, must not contain any of / \\ %, and must not be all dots");
    }
}
