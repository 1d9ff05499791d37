package io.vouchsafe.standalone.demo;

import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper does with a code.
 *
 * @param at when, or as near to it as others who order at that time let it
 * @param offer key of the campaign that it is meant for
 * @param customer {@code null} for nobody
 * @param costMinor of the order, in minor units
 * @param intact whether nothing was meant to be wrong with it; limits may refuse it all the same
 */
record Order(
        Instant at,
        String transactionId,
        String offer,
        String code,
        @Nullable String customer,
        long costMinor,
        @Nullable Location location,
        List<CategoryTag> categories,
        Course course,
        boolean intact) {

    Order {
        categories = List.copyOf(categories);
    }

    /** How it goes on. */
    enum Course {
        ONE_STEP,
        TWO_STEPS,
        /** Validated and never confirmed. */
        ABANDONED,
        DELETED,
        /** Confirmed in a later step of the story. */
        LATE,
        /** Confirmed after the time for it was over. */
        TOO_LATE,
        /** Confirmed, and taken back days later. */
        REVERSED;

        boolean counts() {
            return this == ONE_STEP || this == TWO_STEPS || this == LATE || this == REVERSED;
        }
    }
}
