package io.vouchsafe.command.voucher.file;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into rows as RFC 4180 has them: a line break inside quotes belongs to the row. Of each row at most {@link #MAX_LENGTH} characters are
 * kept, so that no file, and no quote that is never closed, can fill the memory. Blank rows are skipped.
 */
public final class RawRows {

    /** Characters of a row that are kept; a code and an identifier are a few hundred. */
    public static final int MAX_LENGTH = 8_192;

    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Where in a row the reader stands. */
    private enum Place {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final Reader in;
    private final char[] buffer = new char[MAX_LENGTH];
    private int next;
    private int end;
    private boolean begun;
    private boolean afterReturn;

    /**
     * Reads from the beginning of a file.
     *
     * @param in is read to its end, or to where its reader stops
     */
    public RawRows(Reader in) {
        this.in = in;
    }

    /**
     * One row.
     *
     * @param text as it was sent, without its line break; its beginning if it is too long
     */
    public record RawRow(String text, boolean tooLong) {}

    /** The next row that is not blank; {@code null} at the end of the file. */
    public @Nullable RawRow next() throws IOException {
        while (true) {
            StringBuilder row = new StringBuilder();
            long length = 0;
            Place place = Place.FIELD_BEGINS;
            int c = read();
            while (c != END && (place == Place.QUOTED || !endsLine(c))) {
                place = after(place, c);
                length++;
                if (length <= MAX_LENGTH) {
                    row.append((char) c);
                }
                c = read();
            }
            boolean blank = length <= MAX_LENGTH && row.toString().isBlank();
            if (!blank) {
                return new RawRow(row.toString(), length > MAX_LENGTH);
            }
            if (c == END) {
                return null;
            }
        }
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r';
    }

    private static Place after(Place place, int c) {
        return switch (place) {
            case QUOTED -> c == '"' ? Place.QUOTE_IN_QUOTED : Place.QUOTED;
            case QUOTE_IN_QUOTED -> c == '"' ? Place.QUOTED : plainOrNextField(c);
            case FIELD_BEGINS -> c == '"' ? Place.QUOTED : plainOrNextField(c);
            case PLAIN -> plainOrNextField(c);
        };
    }

    private static Place plainOrNextField(int c) {
        return c == ',' ? Place.FIELD_BEGINS : Place.PLAIN;
    }

    /** The next character; a byte order mark at the beginning is none, and CRLF is one line break. */
    private int read() throws IOException {
        int c = take();
        if (!begun) {
            begun = true;
            if (c == BYTE_ORDER_MARK) {
                c = take();
            }
        }
        if (afterReturn && c == '\n') {
            c = take();
        }
        afterReturn = c == '\r';
        return c;
    }

    private int take() throws IOException {
        if (next == end) {
            end = in.read(buffer);
            next = 0;
            if (end <= 0) {
                end = 0;
                return END;
            }
        }
        return buffer[next++];
    }
}
