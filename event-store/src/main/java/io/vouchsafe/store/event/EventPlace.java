package io.vouchsafe.store.event;

/** An event's identifier: its place in its stream. */
public final class EventPlace {

    private EventPlace() {}

    /** Unique, because a stream holds each sequence number once. */
    public static String identifier(String stream, long sequence) {
        return stream + "#" + sequence;
    }
}
