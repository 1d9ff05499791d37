package io.vouchsafe.command.area;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A command on an area. All of them hold the lock of the project's definitions, as do rules that refer to one. */
sealed interface AreaCommand extends LaneCommand {

    /** Whose area it is. */
    long projectId();

    @Override
    default SortedSet<Long> locks() {
        return new TreeSet<>(List.of(-projectId()));
    }

    /** Draw an area. */
    record Define(long projectId, AreaEdit edit) implements AreaCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of();
        }
    }

    /** Draw an area anew, or rename it. */
    record Revise(long projectId, long areaId, AreaEdit edit) implements AreaCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of(AreaState.of(areaId));
        }
    }

    /** Delete an area that no rule refers to. */
    record Delete(long projectId, long areaId) implements AreaCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of(AreaState.of(areaId));
        }
    }
}
