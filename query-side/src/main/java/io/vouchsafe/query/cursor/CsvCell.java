package io.vouchsafe.query.cursor;

import org.jspecify.annotations.Nullable;

/** A value in a CSV file that people open with a spreadsheet. */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r\n";

    private CsvCell() {}

    /** What a spreadsheet would run as a formula is shown as text there, by an apostrophe before it. Nothing is empty. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        return beginsFormula(text) || beginsFormula(text.stripLeading()) ? "'" + text : text;
    }

    private static boolean beginsFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
