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

    private static final int MAX_DIGITS = 19;

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
        String digits = text.strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return otherwise;
        }
        // More digits than a long holds name a page past the end of any list, as the largest number does.
        long number = digits.length() < MAX_DIGITS ? Long.parseLong(digits) : Long.MAX_VALUE;
        return number < 1 ? otherwise : (int) Math.min(number, Integer.MAX_VALUE);
    }
}
