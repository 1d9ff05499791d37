package io.vouchsafe.contract.input;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query, those of Vouchsafe's own endpoints: what cannot be read is refused and not ignored, and all of it at once. A
 * parameter that is sent empty counts as not sent.
 */
public final class QueryInput {

    private static final int MAX_DIGITS = 18;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final HttpServletRequest request;
    private final List<Refusal> refusals = new ArrayList<>();

    public QueryInput(HttpServletRequest request) {
        this.request = request;
    }

    /** A text as it was sent. */
    public @Nullable String text(String name) {
        String sent = request.getParameter(name);
        return sent == null || sent.isBlank() ? null : sent;
    }

    /** A whole number from 0. */
    public @Nullable Long whole(String name) {
        String sent = text(name);
        if (sent == null) {
            return null;
        }
        if (isWhole(sent)) {
            return Long.valueOf(sent);
        }
        refuse(Refusal.of(name, RefusalCode.INVALID, "must be a whole number"));
        return null;
    }

    /** A whole number of a range. */
    public int whole(String name, int minimum, int maximum, int otherwise) {
        Long sent = whole(name);
        if (sent == null) {
            return otherwise;
        }
        if (sent < minimum) {
            refuse(Refusal.of(name, RefusalCode.BELOW_MINIMUM, "must be at least " + minimum, minimum));
            return otherwise;
        }
        if (sent > maximum) {
            refuse(Refusal.of(name, RefusalCode.ABOVE_MAXIMUM, "must be at most " + maximum, maximum));
            return otherwise;
        }
        return sent.intValue();
    }

    /** One of some words. */
    public @Nullable String word(String name, SequencedCollection<String> allowed) {
        String sent = text(name);
        if (sent == null || allowed.contains(sent)) {
            return sent;
        }
        refuseWord(name, allowed);
        return null;
    }

    /** Any number of some words, by as many parameters of the name. */
    public List<String> words(String name, SequencedCollection<String> allowed) {
        String[] values = request.getParameterValues(name);
        List<String> sent =
                values == null ? List.of() : List.of(values).stream().distinct().toList();
        if (!allowed.containsAll(sent)) {
            refuseWord(name, allowed);
            return List.of();
        }
        return sent;
    }

    private void refuseWord(String name, SequencedCollection<String> allowed) {
        String list = String.join(", ", allowed);
        refuse(Refusal.of(name, RefusalCode.UNEXPECTED_VALUE, "must be one of " + list, list));
    }

    /** An instant, with its offset, of the years 1 to 9999. */
    public @Nullable Instant instant(String name) {
        String sent = text(name);
        if (sent == null) {
            return null;
        }
        try {
            // A plus that was not encoded arrives as a blank.
            Instant instant =
                    OffsetDateTime.parse(sent.strip().replace(' ', '+')).toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // Refused below, as what lies beyond the years.
        }
        refuse(Refusal.of(name, RefusalCode.INVALID_DATETIME, "must be a time such as 2026-03-09T10:15:30Z"));
        return null;
    }

    /** Whether a text is a whole number from 0 that a {@code long} holds. */
    public static boolean isWhole(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Refuses a value that was read. */
    public void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    /** Throws 422 with everything that was refused, if anything was. */
    public void done(String message) {
        if (!refusals.isEmpty()) {
            throw new ApiFailure.Invalid(message, refusals);
        }
    }
}
