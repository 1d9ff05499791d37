package io.vouchsafe.command.area;

import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.AreaResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to areas over HTTP (contract §5.6). */
@RestController
@RequestMapping("/api/v1.0/areas")
public final class AreaController {

    private final Dispatcher dispatcher;

    public AreaController(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Defines an area. */
    @PostMapping
    public AreaResource define(Caller caller, JsonBody body) {
        return send(caller, new AreaCommand.Define(caller.projectId(), AreaEdit.of(body)));
    }

    @PatchMapping("/{id}")
    AreaResource revise(Caller caller, @PathVariable long id, JsonBody body) {
        return send(caller, new AreaCommand.Revise(caller.projectId(), id, AreaEdit.of(body)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable long id) {
        dispatcher.send(caller, new AreaCommand.Delete(caller.projectId(), id));
    }

    private AreaResource send(Caller caller, AreaCommand command) {
        return dispatcher.send(
                caller,
                command,
                AreaState.class,
                state -> AreaResource.of(
                        state.id(), state.name(), state.polygon(), state.createdAt(), state.updatedAt()));
    }
}
