package io.vouchsafe.command.voucher.file;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file of vouchers.
 *
 * @param raw as it was sent, shortened where it is long
 * @param code the voucher's code; {@code null} if the row cannot become a voucher
 * @param identifier of the customer whom the voucher is for; {@code null} for anybody
 */
record Row(String raw, @Nullable String code, @Nullable String identifier) {

    private static final int MAX_SHOWN = 1_000;

    /** A row that cannot become a voucher. */
    static Row unfit(String raw) {
        return new Row(shown(raw), null, null);
    }

    static Row of(String raw, String code, @Nullable String identifier) {
        return new Row(shown(raw), code, identifier);
    }

    private static String shown(String raw) {
        if (raw.length() <= MAX_SHOWN) {
            return raw;
        }
        // Half a pair of surrogates could not be written.
        int cut = Character.isHighSurrogate(raw.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return raw.substring(0, cut);
    }
}
