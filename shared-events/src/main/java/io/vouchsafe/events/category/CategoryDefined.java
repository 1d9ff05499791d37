package io.vouchsafe.events.category;

import java.time.Instant;
import java.util.List;

/**
 * A category was defined, or defined anew.
 *
 * @param name unique in the project
 * @param tags all of them, each once
 * @param revision from 1 for its creation
 */
public record CategoryDefined(
        long categoryId, long projectId, String name, List<String> tags, long revision, Instant at)
        implements CategoryEvent {

    public CategoryDefined {
        tags = List.copyOf(tags);
    }
}
