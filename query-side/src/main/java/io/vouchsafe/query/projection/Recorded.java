package io.vouchsafe.query.projection;

import io.vouchsafe.events.DomainEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event, and where and for whom it was stored.
 *
 * @param position its global index
 * @param stream which it belongs to
 * @param sequence its number in the stream, from 0
 * @param credential that asked for it; {@code null} if none is known
 */
public record Recorded(
        long position,
        String stream,
        long sequence,
        @Nullable String credential,
        DomainEvent event) {

    /** What a reader of the store hands out. */
    public static Recorded of(TrackedEventMessage<?> message) {
        DomainEventMessage<?> placed = (DomainEventMessage<?>) message;
        return new Recorded(
                message.trackingToken().position().orElseThrow(),
                placed.getAggregateIdentifier(),
                placed.getSequenceNumber(),
                message.getMetaData().get("credential") instanceof String credential ? credential : null,
                (DomainEvent) message.getPayload());
    }
}
