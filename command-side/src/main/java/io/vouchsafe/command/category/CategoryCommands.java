package io.vouchsafe.command.category;

import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Decides the commands on categories (contract §5.7), under the lock of the project's definitions. */
public final class CategoryCommands {

    /** How many categories a project may have: they are listed without pages. */
    static final int MAX_CATEGORIES = 1_000;

    private final CategoryDirectory directory;
    private final Identities identities;
    private final DecisionClock clock;

    public CategoryCommands(CategoryDirectory directory, Identities identities, DecisionClock clock) {
        this.directory = directory;
        this.identities = identities;
        this.clock = clock;
    }

    /** What a category is to be. */
    private record Terms(String name, List<String> tags) {}

    @CommandHandler
    CategoryState define(CategoryCommand.Define command, Streams streams, MetaData by) {
        List<Refusal> problems = new ArrayList<>();
        if (directory.count(command.projectId()) >= MAX_CATEGORIES) {
            problems.add(Refusal.of(
                    "base",
                    RefusalCode.ABOVE_MAXIMUM,
                    "The project has " + MAX_CATEGORIES + " categories, which is the maximum",
                    MAX_CATEGORIES));
        }
        Terms terms = merged(command.projectId(), command.edit(), null, problems);
        long id = identities.next(IdKind.CATEGORY);
        directory.enter(command.projectId(), id, terms.name());
        return define(id, command.projectId(), terms, streams, by);
    }

    @CommandHandler
    CategoryState revise(CategoryCommand.Revise command, Streams streams, MetaData by) {
        CategoryState before = require(command.categoryId(), command.projectId(), streams);
        Terms terms = merged(command.projectId(), command.edit(), before, new ArrayList<>());
        if (terms.equals(new Terms(before.name(), before.tags()))) {
            return before;
        }
        List<String> missed = directory.needed(before.id()).stream()
                .filter(tag -> !terms.tags().contains(tag))
                .toList();
        if (!missed.isEmpty()) {
            String names = String.join(", ", missed);
            Refusal refusal =
                    Refusal.of("tags", RefusalCode.INVALID, "must keep those that rules refer to: " + names, names);
            throw new ApiFailure.Invalid(ErrorCode.CAN_NOT_BE_DELETED, "Tags can not be deleted", List.of(refusal));
        }
        directory.enter(command.projectId(), before.id(), terms.name());
        return define(before.id(), command.projectId(), terms, streams, by);
    }

    @CommandHandler
    void delete(CategoryCommand.Delete command, Streams streams, MetaData by) {
        CategoryState before = require(command.categoryId(), command.projectId(), streams);
        if (!directory.needed(before.id()).isEmpty()) {
            Refusal refusal = Refusal.of("base", RefusalCode.INVALID, "A rule refers to the category");
            throw new ApiFailure.Invalid(ErrorCode.CAN_NOT_BE_DELETED, "Category can not be deleted", List.of(refusal));
        }
        directory.strike(before.id());
        streams.append(
                CategoryState.of(before.id()),
                new CategoryDeleted(before.id(), before.projectId(), clock.now(streams)),
                by);
    }

    private Terms merged(long projectId, CategoryEdit edit, @Nullable CategoryState before, List<Refusal> problems) {
        problems.addAll(edit.problems());
        String name = edit.name().required(before == null ? null : before.name(), problems);
        List<String> tags = edit.tags().required(before == null ? null : before.tags(), problems);
        if (name != null && directory.taken(projectId, name, before == null ? 0 : before.id())) {
            problems.add(Refusal.of("name", RefusalCode.MUST_BE_UNIQUE, "is taken by another category"));
        }
        if (name == null || tags == null || !problems.isEmpty()) {
            throw new ApiFailure.Invalid("Category is invalid", problems);
        }
        return new Terms(name, tags);
    }

    private CategoryState define(long id, long projectId, Terms terms, Streams streams, MetaData by) {
        CategoryState before = streams.state(CategoryState.of(id));
        long revision = before == null ? 1 : before.revision() + 1;
        streams.append(
                CategoryState.of(id),
                new CategoryDefined(id, projectId, terms.name(), terms.tags(), revision, clock.now(streams)),
                by);
        return require(id, projectId, streams);
    }

    private static CategoryState require(long id, long projectId, Streams streams) {
        CategoryState state = streams.state(CategoryState.of(id));
        if (state == null || state.deleted() || state.projectId() != projectId) {
            throw new ApiFailure.NotFound("Category");
        }
        return state;
    }
}
