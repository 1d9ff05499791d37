package io.vouchsafe.command.area;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.area.AreaEvent;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An area as decided so far (contract §5.6).
 *
 * @param polygon its outline as an encoded polyline
 * @param revision from 1 for its creation
 */
public record AreaState(
        long id,
        long projectId,
        String name,
        String polygon,
        long revision,
        Instant createdAt,
        Instant updatedAt,
        boolean deleted) {

    private static final StreamKind<AreaState> KIND = new StreamKind<>(AreaState::evolve, false);

    /** The stream of an area. */
    public static StreamRef<AreaState> of(long areaId) {
        return KIND.named(StreamIds.area(areaId));
    }

    private static AreaState evolve(@Nullable AreaState state, DomainEvent event) {
        return switch ((AreaEvent) event) {
            case AreaDefined defined ->
                new AreaState(
                        defined.areaId(),
                        defined.projectId(),
                        defined.name(),
                        defined.polygon(),
                        defined.revision(),
                        state == null ? defined.at() : state.createdAt,
                        defined.at(),
                        false);
            case AreaDeleted deleted -> {
                if (state == null) {
                    throw new IllegalStateException("an area's stream begins with " + deleted);
                }
                yield new AreaState(
                        state.id,
                        state.projectId,
                        state.name,
                        state.polygon,
                        state.revision,
                        state.createdAt,
                        deleted.at(),
                        true);
            }
        };
    }
}
