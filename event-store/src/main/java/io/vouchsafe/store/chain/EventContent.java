package io.vouchsafe.store.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Everything that is stored of an event, except its place in the table, which its link fixes.
 *
 * @param payload JSON as it is stored, byte for byte
 * @param metaData likewise
 * @param at to the microsecond, as the table keeps it
 */
public record EventContent(
        String stream, long sequence, String type, String revision, String payload, String metaData, Instant at) {

    /** Of the encoding below; another encoding would be another number. */
    private static final byte ENCODING = 1;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /**
     * The hash of all of it. Every text stands behind its length in bytes, so that no two different events are encoded alike: the encoding's
     * number (one byte); stream; sequence (eight bytes, big-endian as all numbers here); type; revision; payload; metadata; microseconds since 1970
     * (eight bytes). A text is its length (four bytes) and UTF-8.
     */
    public Sha256 digest() {
        MessageDigest digest = Sha256.digest();
        digest.update(ENCODING);
        text(digest, stream);
        number(digest, sequence);
        text(digest, type);
        text(digest, revision);
        text(digest, payload);
        text(digest, metaData);
        // May overflow, for an instant that nobody but a forger would store: the hash then tells so.
        number(digest, at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / NANOS_PER_MICRO);
        return Sha256.from(digest.digest());
    }

    private static void text(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }
}
