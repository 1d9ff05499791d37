package io.vouchsafe.command.category;

import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.CategoryResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to categories over HTTP (contract §5.7). */
@RestController
@RequestMapping("/api/v1.0/categories")
public final class CategoryController {

    private final Dispatcher dispatcher;

    public CategoryController(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Defines a category. */
    @PostMapping
    public CategoryResource define(Caller caller, JsonBody body) {
        return send(caller, new CategoryCommand.Define(caller.projectId(), CategoryEdit.of(body)));
    }

    @PatchMapping("/{id}")
    CategoryResource revise(Caller caller, @PathVariable long id, JsonBody body) {
        return send(caller, new CategoryCommand.Revise(caller.projectId(), id, CategoryEdit.of(body)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable long id) {
        dispatcher.send(caller, new CategoryCommand.Delete(caller.projectId(), id));
    }

    private CategoryResource send(Caller caller, CategoryCommand command) {
        return dispatcher.send(
                caller,
                command,
                CategoryState.class,
                state -> CategoryResource.of(
                        state.id(), state.name(), state.tags(), state.createdAt(), state.updatedAt()));
    }
}
