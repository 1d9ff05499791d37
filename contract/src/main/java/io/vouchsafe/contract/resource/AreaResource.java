package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * An area as clients see it (contract §5.6).
 *
 * @param area its outline as an encoded polyline with a precision of 1e-5 degrees, latitude first
 */
@JsonPropertyOrder({"type", "id", "name", "area"})
public record AreaResource(String type, long id, String name, String area, Instant createdAt, Instant updatedAt) {

    /** The area, with its type tag. */
    public static AreaResource of(long id, String name, String area, Instant createdAt, Instant updatedAt) {
        return new AreaResource("Area", id, name, area, createdAt, updatedAt);
    }
}
