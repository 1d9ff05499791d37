package io.vouchsafe.command.area;

import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Decides the commands on areas (contract §5.6), under the lock of the project's definitions. */
public final class AreaCommands {

    /** How many areas a project may have: they are listed without pages. */
    static final int MAX_AREAS = 1_000;

    private final AreaDirectory directory;
    private final Identities identities;
    private final DecisionClock clock;

    public AreaCommands(AreaDirectory directory, Identities identities, DecisionClock clock) {
        this.directory = directory;
        this.identities = identities;
        this.clock = clock;
    }

    /** What an area is to be. */
    private record Terms(String name, String outline) {}

    @CommandHandler
    AreaState define(AreaCommand.Define command, Streams streams, MetaData by) {
        List<Refusal> problems = new ArrayList<>();
        if (directory.count(command.projectId()) >= MAX_AREAS) {
            problems.add(Refusal.of(
                    "base",
                    RefusalCode.ABOVE_MAXIMUM,
                    "The project has " + MAX_AREAS + " areas, which is the maximum",
                    MAX_AREAS));
        }
        Terms terms = merged(command.edit(), null, problems);
        long id = identities.next(IdKind.AREA);
        directory.enter(command.projectId(), id);
        return define(id, command.projectId(), terms, streams, by);
    }

    @CommandHandler
    AreaState revise(AreaCommand.Revise command, Streams streams, MetaData by) {
        AreaState before = require(command.areaId(), command.projectId(), streams);
        Terms terms = merged(command.edit(), before, new ArrayList<>());
        return terms.equals(new Terms(before.name(), before.polygon()))
                ? before
                : define(before.id(), command.projectId(), terms, streams, by);
    }

    @CommandHandler
    void delete(AreaCommand.Delete command, Streams streams, MetaData by) {
        AreaState before = require(command.areaId(), command.projectId(), streams);
        if (directory.needed(before.id())) {
            Refusal refusal = Refusal.of("base", RefusalCode.INVALID, "A rule refers to the area");
            throw new ApiFailure.Invalid(ErrorCode.CAN_NOT_BE_DELETED, "Area can not be deleted", List.of(refusal));
        }
        directory.strike(before.id());
        streams.append(
                AreaState.of(before.id()), new AreaDeleted(before.id(), before.projectId(), clock.now(streams)), by);
    }

    private static Terms merged(AreaEdit edit, @Nullable AreaState before, List<Refusal> problems) {
        problems.addAll(edit.problems());
        String name = edit.name().required(before == null ? null : before.name(), problems);
        String outline = edit.outline().required(before == null ? null : before.polygon(), problems);
        if (name == null || outline == null || !problems.isEmpty()) {
            throw new ApiFailure.Invalid("Area is invalid", problems);
        }
        return new Terms(name, outline);
    }

    private AreaState define(long id, long projectId, Terms terms, Streams streams, MetaData by) {
        AreaState before = streams.state(AreaState.of(id));
        long revision = before == null ? 1 : before.revision() + 1;
        streams.append(
                AreaState.of(id),
                new AreaDefined(id, projectId, terms.name(), terms.outline(), revision, clock.now(streams)),
                by);
        return require(id, projectId, streams);
    }

    private static AreaState require(long id, long projectId, Streams streams) {
        AreaState state = streams.state(AreaState.of(id));
        if (state == null || state.deleted() || state.projectId() != projectId) {
            throw new ApiFailure.NotFound("Area");
        }
        return state;
    }
}
