package io.vouchsafe.command.stream;

import io.vouchsafe.events.DomainEvent;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one kind of stream add up to a state.
 *
 * @param <S> the state, immutable
 * @param evolve from the state so far ({@code null} before the first event) and the next event to the next state
 * @param lastTellsAll whether each event carries the whole state, so that a cold read needs the last one only, however long the stream
 */
public record StreamKind<S>(BiFunction<@Nullable S, DomainEvent, S> evolve, boolean lastTellsAll) {

    /** The stream of this kind under a name. */
    public StreamRef<S> named(String id) {
        return new StreamRef<>(this, id);
    }
}
