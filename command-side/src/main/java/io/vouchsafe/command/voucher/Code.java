package io.vouchsafe.command.voucher;

import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.jspecify.annotations.Nullable;

/** What a voucher's code may look like (contract §3.4). It is stored as it was given, and recognised by its {@link CodeKey}. */
public final class Code {

    /** Characters, not counting blanks around. */
    static final int MAX_LENGTH = 64;

    private static final String UNREACHABLE = "/\\;%";

    private Code() {}

    /** Why a text cannot be a code; {@code null} if it can. A code must be reachable in a path, and not be taken for another route. */
    public static @Nullable Refusal refusal(String attribute, String code) {
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
        return CodeKey.of(code).equals("FIND")
                ? Refusal.of(attribute, RefusalCode.INVALID, "is a reserved word")
                : null;
    }
}
