package io.vouchsafe.query.tally;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of numbers from 0, kept as chunks of 2^20 numbers each, each a compressed bitmap: so that adding to a set of millions rewrites little
 * of it, and sets can be united without looking at their members. Not safe for use by several threads.
 */
public final class NumberSet {

    private static final int BITS = 20;
    private static final long MASK = (1L << BITS) - 1;

    private final Map<Long, RoaringBitmap> chunks = new HashMap<>();

    /** The chunk that a number belongs to. */
    static long chunkOf(long number) {
        return number >>> BITS;
    }

    /** A number's place in its chunk. */
    static int placeOf(long number) {
        return (int) (number & MASK);
    }

    /** Adds all that a chunk holds, as {@link #bytes} wrote it. */
    public void unite(long chunk, byte[] members) {
        RoaringBitmap read = bitmap(members);
        chunks.merge(chunk, read, (all, more) -> {
            all.or(more);
            return all;
        });
    }

    /** How many different numbers it has. */
    public long size() {
        return chunks.values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
    }

    /**
     * A chunk as it was written.
     *
     * @param members {@code null} for none
     */
    static RoaringBitmap bitmap(byte @Nullable [] members) {
        RoaringBitmap bitmap = new RoaringBitmap();
        if (members != null) {
            try {
                bitmap.deserialize(ByteBuffer.wrap(members));
            } catch (IOException e) {
                throw new UncheckedIOException("a bitmap that is stored cannot be read", e);
            }
        }
        return bitmap;
    }

    /** A chunk in the one form that its members have: the same set is the same bytes, whatever order it was filled in. */
    static byte[] bytes(RoaringBitmap bitmap) {
        // Where runs and single members take the same room, optimizing leaves what is there: so nothing is left of runs
        // before.
        bitmap.removeRunCompression();
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }
}
