package io.vouchsafe.contract.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted (contract §1.3).
 *
 * @param page from 1
 * @param perPage 1 to {@link #MAX_PER_PAGE}
 */
public record PageRequest(int page, int perPage) {

    /** What is served where nothing is asked for. */
    public static final int DEFAULT_PER_PAGE = 100;

    /** More than this is clamped silently. */
    public static final int MAX_PER_PAGE = 1000;

    /** Reads the query parameters; what is not a number from 1 counts as absent. */
    public static PageRequest of(@Nullable String page, @Nullable String perPage) {
        return new PageRequest(positive(page, 1), Math.min(positive(perPage, DEFAULT_PER_PAGE), MAX_PER_PAGE));
    }

    /** How many rows come before this page. */
    public long offset() {
        return (page - 1L) * perPage;
    }

    private static int positive(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            return number < 1 ? otherwise : number;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
