package io.vouchsafe.command.category;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.category.CategoryEvent;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category as decided so far (contract §5.7).
 *
 * @param revision from 1 for its creation
 */
public record CategoryState(
        long id,
        long projectId,
        String name,
        List<String> tags,
        long revision,
        Instant createdAt,
        Instant updatedAt,
        boolean deleted) {

    private static final StreamKind<CategoryState> KIND = new StreamKind<>(CategoryState::evolve, false);

    public CategoryState {
        tags = List.copyOf(tags);
    }

    /** The stream of a category. */
    public static StreamRef<CategoryState> of(long categoryId) {
        return KIND.named(StreamIds.category(categoryId));
    }

    private static CategoryState evolve(@Nullable CategoryState state, DomainEvent event) {
        return switch ((CategoryEvent) event) {
            case CategoryDefined defined ->
                new CategoryState(
                        defined.categoryId(),
                        defined.projectId(),
                        defined.name(),
                        defined.tags(),
                        defined.revision(),
                        state == null ? defined.at() : state.createdAt,
                        defined.at(),
                        false);
            case CategoryDeleted deleted -> {
                if (state == null) {
                    throw new IllegalStateException("a category's stream begins with " + deleted);
                }
                yield new CategoryState(
                        state.id,
                        state.projectId,
                        state.name,
                        state.tags,
                        state.revision,
                        state.createdAt,
                        deleted.at(),
                        true);
            }
        };
    }
}
