package io.vouchsafe.store.event;

import java.time.Instant;

/** How far the past is looked at: everything up to it has happened, and nothing after it. */
public sealed interface PastMoment {

    /**
     * Up to an event, and with it.
     *
     * @param index its global index
     */
    record At(long index) implements PastMoment {}

    /**
     * Up to an instant, and with it, by the clock of the decisions.
     *
     * @param instant within the years 1 to 9999
     */
    record On(Instant instant) implements PastMoment {}
}
