package io.vouchsafe.query.history;

import io.vouchsafe.contract.input.QueryInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the history is wanted.
 *
 * @param after the position that the page before ended with; {@code null} for the first page
 * @param limit 1 to {@link #MOST}
 * @param newestFirst whether it goes back in time
 */
record HistoryPage(@Nullable Long after, int limit, boolean newestFirst) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final String NEWEST = "newest";

    static HistoryPage read(QueryInput query) {
        return new HistoryPage(
                query.whole("after"),
                query.whole("limit", 1, MOST, USUAL),
                NEWEST.equals(query.word("order", List.of("oldest", NEWEST))));
    }

    /** The page behind one that ended at a position. */
    HistoryPage next(long position) {
        return new HistoryPage(position, limit, newestFirst);
    }

    HistoryPage limited(int newLimit) {
        return new HistoryPage(after, newLimit, newestFirst);
    }
}
