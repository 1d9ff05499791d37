package io.vouchsafe.store.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The digests of the events of one append, in their order, 32 bytes each. */
public final class Digests {

    private final byte[] bytes;

    private Digests(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digests of these events. */
    public static Digests of(List<EventContent> events) {
        byte[] bytes = new byte[events.size() * Sha256.LENGTH];
        for (int i = 0; i < events.size(); i++) {
            System.arraycopy(events.get(i).digest().bytes(), 0, bytes, i * Sha256.LENGTH, Sha256.LENGTH);
        }
        return new Digests(bytes);
    }

    /** As they are stored, whatever that is. */
    static Digests from(byte[] bytes) {
        return new Digests(bytes.clone());
    }

    /** As they are written in an export. */
    public static Digests parse(String hex) {
        return new Digests(HexFormat.of().parseHex(hex));
    }

    /** How they are stored: one after the other. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The hash of all of them, which the hash of their link is made of. */
    public Sha256 hash() {
        return Sha256.of(bytes);
    }

    /** Whether there are so many, and nothing besides. */
    boolean count(long events) {
        return events == bytes.length / Sha256.LENGTH && bytes.length % Sha256.LENGTH == 0;
    }

    /** The digest of one of the events, from 0. */
    public Sha256 get(int place) {
        return Sha256.from(Arrays.copyOfRange(bytes, place * Sha256.LENGTH, (place + 1) * Sha256.LENGTH));
    }

    /** Hexadecimal digits in lower case, 64 for each event. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }
}
