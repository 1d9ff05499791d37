package io.vouchsafe.command.voucher;

import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A voucher's code (contract §3.4): stored as it was given, recognised whatever its case and the blanks around it. */
public final class Code {

    /** Characters, not counting blanks around. */
    static final int MAX_LENGTH = 64;

    private static final String UNREACHABLE = "/\\;%";

    private Code() {}

    /** What two spellings of the same code have in common; the only form that codes are compared in. */
    public static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Why a text cannot be a code; {@code null} if it can. A code must be reachable in a path, and not be taken for another route. */
    static @Nullable Refusal refusal(String attribute, String code) {
        if (code.codePointCount(0, code.length()) > MAX_LENGTH) {
            return Refusal.of(
                    attribute, RefusalCode.TOO_LONG, "is too long (maximum is " + MAX_LENGTH + ")", MAX_LENGTH);
        }
        boolean printable = Texts.storable(code) && code.chars().noneMatch(Character::isISOControl);
        boolean reachable = code.chars().noneMatch(c -> UNREACHABLE.indexOf(c) >= 0)
                && !code.replace(".", "").isEmpty();
        if (!printable || !reachable) {
            return Refusal.of(attribute, RefusalCode.INVALID, "must be printable and must not contain any of / \\ ; %");
        }
        return key(code).equals("FIND") ? Refusal.of(attribute, RefusalCode.INVALID, "is a reserved word") : null;
    }
}
