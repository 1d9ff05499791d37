package io.vouchsafe.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file that everybody may read, read once and kept. Never from within a request: those run on virtual threads, and one that is set aside while
 * it reads from the application's jar holds a lock that class loading needs. When as many others as there are processors load a class at that moment, none of them can
 * be set aside, and the whole server stands still for ever.
 */
public final class Page {

    public static final String HTML = "text/html;charset=UTF-8";
    public static final String SCRIPT = "text/javascript;charset=UTF-8";
    public static final String STYLES = "text/css;charset=UTF-8";

    private static final int TAG_BYTES = 16;

    private final String resource;
    private final String type;
    private final byte[] bytes;
    private final String tag;

    /**
     * Reads it.
     *
     * @param resource where it lies on the class path
     * @param type its content type
     */
    public Page(String resource, String type) {
        this.resource = resource;
        this.type = type;
        this.bytes = read(resource);
        this.tag = tag(bytes);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Page.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            return '"'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where it lies on the class path. */
    public String resource() {
        return resource;
    }

    /** Its content type. */
    public String type() {
        return type;
    }

    /** A copy of what it holds. */
    public byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** What changes with the bytes, in quotes, as the header {@code ETag} has it. */
    String tag() {
        return tag;
    }
}
