package io.vouchsafe.store.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes, as a value. */
public final class Sha256 {

    /** In bytes. */
    static final int LENGTH = 32;

    /** What the first link of a chain continues. */
    public static final Sha256 NOTHING = new Sha256(new byte[LENGTH]);

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of these bytes. */
    public static Sha256 of(byte[] content) {
        return new Sha256(digest().digest(content));
    }

    /** The hash that these 32 bytes are. */
    static Sha256 from(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Sha256(bytes.clone());
    }

    /** The hash that these 64 hexadecimal digits are. */
    public static Sha256 parse(String hex) {
        return from(HexFormat.of().parseHex(hex));
    }

    /** What makes such hashes of what comes in parts. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** How it is stored. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 hexadecimal digits in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
