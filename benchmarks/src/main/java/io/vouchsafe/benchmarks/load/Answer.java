package io.vouchsafe.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** Finds the end of one HTTP/1.1 answer, of announced length or chunked, without decoding it. Nothing may follow it: we do not pipeline. */
final class Answer {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private int bodyAt = UNKNOWN;
    private int length = UNKNOWN;
    private boolean close;

    /** The status if the first {@code end} bytes hold the whole answer, otherwise 0. */
    int status(byte[] bytes, int end) {
        if (bodyAt == UNKNOWN && !readHead(bytes, end)) {
            return 0;
        }
        boolean complete = length != UNKNOWN ? end >= bodyAt + length : endsWithLastChunk(bytes, end);
        return complete ? Integer.parseInt(new String(bytes, STATUS_AT, 3, US_ASCII)) : 0;
    }

    /** Whether the server closes the connection after this answer. */
    boolean lastOfConnection() {
        return close;
    }

    private boolean readHead(byte[] bytes, int end) {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                bodyAt = i + 1;
                String head = new String(bytes, 0, bodyAt, US_ASCII).toLowerCase(Locale.ROOT);
                length = contentLength(head);
                close = head.contains("\r\nconnection: close\r\n");
                return true;
            }
        }
        return false;
    }

    private static int contentLength(String head) {
        int at = head.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return head.contains("\r\ntransfer-encoding: chunked\r\n") ? UNKNOWN : 0;
        }
        int from = at + "\r\ncontent-length:".length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private boolean endsWithLastChunk(byte[] bytes, int end) {
        int start = end - LAST_CHUNK.length();
        boolean startsLine = start == bodyAt || (start > bodyAt + 1 && bytes[start - 1] == '\n');
        if (start < bodyAt || !startsLine) {
            return false;
        }
        for (int i = 0; i < LAST_CHUNK.length(); i++) {
            if (bytes[start + i] != LAST_CHUNK.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
