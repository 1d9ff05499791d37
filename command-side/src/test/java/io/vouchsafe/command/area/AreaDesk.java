package io.vouchsafe.command.area;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.AreaResource;

/** Somebody who draws a project's areas: the requests of contract §5.6, without HTTP. */
public final class AreaDesk {

    private final AreaController controller;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public AreaDesk(CommandSide side, long projectId) {
        this.controller = side.part(AreaController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Draws an area. */
    public AreaResource define(String json) {
        return controller.define(caller, Json.body(json));
    }

    /** Draws an area with an encoded outline, and returns its number. */
    public long area(String name, String outline) {
        return define("{'name': '" + name + "', 'area': '" + outline.replace("\\", "\\\\") + "'}")
                .id();
    }

    /** Draws an area anew, or renames it. */
    public AreaResource revise(long id, String json) {
        return controller.revise(caller, id, Json.body(json));
    }

    /** Deletes an area. */
    public void delete(long id) {
        controller.delete(caller, id);
    }
}
