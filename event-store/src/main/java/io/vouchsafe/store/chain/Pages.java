package io.vouchsafe.store.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of a number that grows, fetched page by page.
 *
 * @param <T> a row
 */
final class Pages<T> {

    private final ToLongFunction<T> key;
    private final LongFunction<List<T>> after;
    private final Deque<T> page = new ArrayDeque<>();
    private long last;

    /** Begins behind a number; {@code after} fetches the next rows behind one, none at the end. */
    Pages(long start, ToLongFunction<T> key, LongFunction<List<T>> after) {
        this.last = start;
        this.key = key;
        this.after = after;
    }

    /** The next row, which stays; {@code null} at the end. */
    @Nullable
    T peek() {
        if (page.isEmpty()) {
            page.addAll(after.apply(last));
            if (!page.isEmpty()) {
                last = key.applyAsLong(page.getLast());
            }
        }
        return page.peek();
    }

    /** Goes on to the row after. */
    void skip() {
        page.poll();
    }
}
