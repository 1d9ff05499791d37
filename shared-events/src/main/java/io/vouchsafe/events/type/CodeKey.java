package io.vouchsafe.events.type;

import java.util.Locale;

/**
 * What two spellings of a voucher's code have in common (contract §3.4): no blanks around, and one case. Both sides compare codes and keep them
 * unique in this form and in no other.
 */
public final class CodeKey {

    private CodeKey() {}

    /** The key of a code. */
    public static String of(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
