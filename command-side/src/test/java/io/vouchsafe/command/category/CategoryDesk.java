package io.vouchsafe.command.category;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.CategoryResource;

/** Somebody who looks after a project's categories: the requests of contract §5.7, without HTTP. */
public final class CategoryDesk {

    private final CategoryController controller;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public CategoryDesk(CommandSide side, long projectId) {
        this.controller = side.part(CategoryController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Defines a category. */
    public CategoryResource define(String json) {
        return controller.define(caller, Json.body(json));
    }

    /** Defines a category with these tags, and returns its number. */
    public long category(String name, String... tags) {
        return define("{'name': '" + name + "', 'tags': ['" + String.join("', '", tags) + "']}")
                .id();
    }

    /** Defines a category anew. */
    public CategoryResource revise(long id, String json) {
        return controller.revise(caller, id, Json.body(json));
    }

    /** Deletes a category. */
    public void delete(long id) {
        controller.delete(caller, id);
    }
}
