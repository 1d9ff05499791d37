package io.vouchsafe.query.past;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.store.event.PastMoment;
import io.vouchsafe.store.event.StoredEvents;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment that an answer is about. What lies ahead is answered as of now, and says so.
 *
 * @param position of the event up to which all have happened; {@code null} where a time was asked for
 * @param time up to which everything has happened; for a position, the time of its event
 */
record AsOf(@Nullable Long position, Instant time) {

    /** Reads {@code time} or {@code position}, one of which must be there. */
    static AsOf read(QueryInput query, StoredEvents events, Instant now) {
        Instant time = query.instant("time");
        Long position = query.whole("position");
        if (query.text("time") == null && query.text("position") == null) {
            query.refuse(Refusal.of("time", RefusalCode.REQUIRED, "is required, or else a position"));
        } else if (query.text("time") != null && query.text("position") != null) {
            query.refuse(Refusal.of("position", RefusalCode.MUST_BE_NULL, "must not be sent beside a time"));
        }
        query.done("Moment is invalid");
        if (position != null) {
            return events.newest(position)
                    .map(event -> new AsOf(event.position(), event.content().at()))
                    .orElseGet(() -> new AsOf(position, Instant.EPOCH));
        }
        if (time == null) {
            throw new IllegalStateException("what is missing was refused");
        }
        return new AsOf(null, time.isAfter(now) ? now : time);
    }

    /** The moment itself. */
    PastMoment moment() {
        return position == null ? new PastMoment.On(time) : new PastMoment.At(position);
    }
}
