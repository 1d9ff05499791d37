package io.vouchsafe.query.voucher;

import java.util.Locale;

/** The form of a code by which it is looked up (contract §3.4): trimmed, and in one case. */
public final class CodeKey {

    private CodeKey() {}

    /** The key of a code. */
    public static String of(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
