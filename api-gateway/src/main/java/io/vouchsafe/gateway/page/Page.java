package io.vouchsafe.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file that everybody may read.
 *
 * @param resource where it lies on the class path
 * @param type its content type
 */
public record Page(String resource, String type) {

    public static final String HTML = "text/html;charset=UTF-8";
    public static final String SCRIPT = "text/javascript;charset=UTF-8";
    public static final String STYLES = "text/css;charset=UTF-8";

    private static final int TAG_BYTES = 16;

    /** Its bytes. They are read each time: pages are rare, and their size is not worth keeping. */
    public byte[] bytes() throws IOException {
        try (InputStream in = Page.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    /** What changes with the bytes, in quotes, as the header {@code ETag} has it. */
    static String tag(byte[] bytes) {
        try {
            return '"'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
