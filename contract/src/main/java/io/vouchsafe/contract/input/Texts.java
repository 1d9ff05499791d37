package io.vouchsafe.contract.input;

/** What text the server keeps. */
public final class Texts {

    private Texts() {}

    /**
     * Whether a text can be stored and shown again: well-formed Unicode without control characters, except tab and line breaks. PostgreSQL
     * cannot hold NUL, and half a surrogate pair cannot be encoded.
     */
    public static boolean storable(String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            boolean allowedControl = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            if (Character.isISOControl(codePoint) && !allowedControl) {
                return false;
            }
            if (Character.getType(codePoint) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }
}
