package io.vouchsafe.command.stream;

import io.vouchsafe.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream.
 *
 * @param state after all known events; {@code null} if there is none
 * @param revision sequence number of the last known event; -1 if there is none
 * @param lastAt when it was decided
 */
record Known<S>(@Nullable S state, long revision, Instant lastAt) {

    static <S> Known<S> nothing() {
        return new Known<>(null, -1, Instant.MIN);
    }

    Known<S> after(StreamKind<S> kind, DomainEvent event, long sequence) {
        Instant at = event.at().isAfter(lastAt) ? event.at() : lastAt;
        return new Known<>(kind.evolve().apply(state, event), sequence, at);
    }
}
