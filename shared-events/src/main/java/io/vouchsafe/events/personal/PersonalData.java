package io.vouchsafe.events.personal;

import io.vouchsafe.events.type.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a request tells about whoever made it, besides their identifier.
 *
 * @param userAgent as sent
 * @param location where they were
 */
public record PersonalData(
        @Nullable String userAgent, @Nullable Location location) {

    /** Nothing: never told, or erased. */
    public static final PersonalData NONE = new PersonalData(null, null);

    /** Whether nothing is told. */
    public boolean isEmpty() {
        return userAgent == null && location == null;
    }
}
