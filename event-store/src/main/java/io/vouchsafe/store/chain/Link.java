package io.vouchsafe.store.chain;

import java.nio.ByteBuffer;

/**
 * A link of the chain: one append. Under the append lock the indexes of one append follow each other without a gap; between two links there may be one,
 * where a transaction was rolled back.
 *
 * @param number without a gap, from 0
 * @param first global index of its first event
 * @param last global index of its last event
 * @param digests of its events
 * @param hash of all that, and of the link before
 */
public record Link(long number, long first, long last, Digests digests, Sha256 hash) {

    /** Number of the link that begins a chain. Its events are those that were there before, which nothing proves; its digests are chance. */
    public static final long GENESIS = 0;

    /**
     * What its hash must be: SHA-256 of the previous hash, the hash of the digests, number, first and last index (eight bytes each, big-endian). The
     * appender's SQL says the same.
     */
    public Sha256 expectedAfter(Sha256 previous) {
        return Sha256.of(ByteBuffer.allocate(2 * Sha256.LENGTH + 3 * Long.BYTES)
                .put(previous.bytes())
                .put(digests.hash().bytes())
                .putLong(number)
                .putLong(first)
                .putLong(last)
                .array());
    }

    /** Whether it has a digest for each of its events. */
    public boolean isComplete() {
        return number == GENESIS || (first > 0 && last >= first && digests.count(last - first + 1));
    }
}
