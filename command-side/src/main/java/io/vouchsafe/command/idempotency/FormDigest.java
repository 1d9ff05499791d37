package io.vouchsafe.command.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Digests a form of several parts (RFC 7578) as it arrives, without the lines that separate its parts: a client that draws the same form up anew
 * chooses other ones. The same bytes count the same in whatever portions they come.
 */
final class FormDigest {

    private static final int WITHIN_LINE = -1;

    private final Fingerprint digest;
    /** How a line begins that separates parts. */
    private final byte[] separator;
    /** How many bytes of the current line were the separator's; or that it is none. */
    private int matched;

    private FormDigest(Fingerprint digest, byte[] separator) {
        this.digest = digest;
        this.separator = separator;
    }

    /** The digest of a body of this type; {@code null} for one that is no form, or does not say what separates its parts. */
    static @Nullable FormDigest of(@Nullable String contentType, Fingerprint digest) {
        if (contentType == null) {
            return null;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            String boundary = type.getType().equals("multipart") ? type.getParameter("boundary") : null;
            return boundary == null || boundary.isEmpty()
                    ? null
                    : new FormDigest(digest, ("--" + unquoted(boundary)).getBytes(ISO_8859_1));
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** Adds some of the bytes. */
    void portion(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (matched == WITHIN_LINE || matched == separator.length) {
                at = line(bytes, at, end);
            } else if (bytes[at] == separator[matched]) {
                at++;
                matched++;
                if (matched == separator.length) {
                    digest.add("part");
                }
            } else {
                digest.portion(separator, 0, matched);
                matched = WITHIN_LINE;
            }
        }
    }

    /** Reads on to the end of the line, or of the portion. */
    private int line(byte[] bytes, int from, int end) {
        int to = from;
        while (to < end && bytes[to] != '\n') {
            to++;
        }
        boolean ended = to < end;
        int next = ended ? to + 1 : end;
        if (matched == WITHIN_LINE) {
            digest.portion(bytes, from, next - from);
        }
        if (ended) {
            matched = 0;
        }
        return next;
    }
}
