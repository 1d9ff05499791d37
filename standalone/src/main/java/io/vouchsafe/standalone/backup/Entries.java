package io.vouchsafe.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names and digests of what lies in a backup. */
final class Entries {

    static final String MANIFEST = "manifest.json";
    static final String TABLES = "tables/";
    static final String AUDIT = "audit/";

    private Entries() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A name of the catalogue as SQL takes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Rows of a piece of COPY's text format: line feeds within values are escaped there. */
    static long lines(byte[] bytes, int offset, int length) {
        long lines = 0;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
