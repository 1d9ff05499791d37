package io.vouchsafe.command.category;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A command on a category. All of them hold the lock of the project's definitions, as do rules that refer to one. */
sealed interface CategoryCommand extends LaneCommand {

    /** Whose category it is. */
    long projectId();

    @Override
    default SortedSet<Long> locks() {
        return new TreeSet<>(List.of(-projectId()));
    }

    /** Define a category. */
    record Define(long projectId, CategoryEdit edit) implements CategoryCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of();
        }
    }

    /** Define a category anew. */
    record Revise(long projectId, long categoryId, CategoryEdit edit) implements CategoryCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of(CategoryState.of(categoryId));
        }
    }

    /** Delete a category that no rule refers to. */
    record Delete(long projectId, long categoryId) implements CategoryCommand {
        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of(CategoryState.of(categoryId));
        }
    }
}
