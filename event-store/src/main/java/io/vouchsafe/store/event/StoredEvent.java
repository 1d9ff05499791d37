package io.vouchsafe.store.event;

import io.vouchsafe.events.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event with what was stored beside it.
 *
 * @param position global index: where it stands among all events
 * @param stream which it belongs to
 * @param sequence its number in the stream, from 0
 * @param type stored name
 * @param by who asked for it: the texts of its metadata, such as {@code credential} and {@code request}
 */
public record StoredEvent(
        long position, String stream, long sequence, String type, Map<String, String> by, DomainEvent content) {

    public StoredEvent {
        by = Map.copyOf(by);
    }

    /** The credential that asked for it; {@code null} if none is known. */
    public @Nullable String credential() {
        return by.get("credential");
    }
}
