package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/** A category as clients see it (contract §5.7). */
@JsonPropertyOrder({"type", "id", "name", "tags"})
public record CategoryResource(
        String type, long id, String name, List<String> tags, Instant createdAt, Instant updatedAt) {

    public CategoryResource {
        tags = List.copyOf(tags);
    }

    /** The category, with its type tag. */
    public static CategoryResource of(long id, String name, List<String> tags, Instant createdAt, Instant updatedAt) {
        return new CategoryResource("Category", id, name, tags, createdAt, updatedAt);
    }
}
