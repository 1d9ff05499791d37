package io.vouchsafe.benchmarks.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;

/** A file of codes that is made as it is read. */
final class GeneratedRows extends InputStream {

    private final String prefix;
    private final long count;
    private byte[] row = "code\n".getBytes(US_ASCII);
    private int next;
    private long made;

    GeneratedRows(String prefix, long count) {
        this.prefix = prefix;
        this.count = count;
    }

    private boolean more() {
        if (next < row.length) {
            return true;
        }
        if (made == count) {
            return false;
        }
        // Spread over the index like codes that were drawn, and each of them once: the factor is odd.
        long spread = (made++ * 0x9E3779B97F4A7C15L) >>> 20;
        row = "%s-%011X-%d\n".formatted(prefix, spread, made).getBytes(US_ASCII);
        next = 0;
        return true;
    }

    @Override
    public int read() {
        return more() ? row[next++] : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length && more()) {
            int some = Math.min(length - done, row.length - next);
            System.arraycopy(row, next, bytes, offset + done, some);
            next += some;
            done += some;
        }
        return done == 0 && length > 0 ? -1 : done;
    }
}
