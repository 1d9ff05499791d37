package io.vouchsafe.command.campaign;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.CampaignResource;

/** Somebody who looks after a project's campaigns: the requests of contract §5.1, without HTTP. */
public final class CampaignDesk {

    private final CampaignController controller;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public CampaignDesk(CommandSide side, long projectId) {
        this.controller = side.part(CampaignController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Creates a campaign. */
    public CampaignResource create(String json) {
        return controller.create(caller, Json.body(json));
    }

    /** Creates a main campaign with further attributes, and returns its number. */
    public long main(String name, String further) {
        return create("{'name': '" + name + "'" + further + "}").id();
    }

    /** Creates an active discount campaign with further attributes, and returns its number. */
    public long discount(long parentId, String name, String further) {
        return create("{'parent_id': " + parentId + ", 'campaign_type': 'discount', 'status': 'active', 'name': '"
                        + name + "'" + further + "}")
                .id();
    }

    /** Edits a campaign. */
    public CampaignResource revise(long id, String json) {
        return controller.revise(caller, id, Json.body(json));
    }

    /** Deletes a campaign. */
    public void delete(long id) {
        controller.delete(caller, id);
    }
}
