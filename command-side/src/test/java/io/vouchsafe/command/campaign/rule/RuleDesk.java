package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.RuleResource;

/** Somebody who sets the rules of a project's campaigns: the requests of contract §5.4 and §5.5, without HTTP. Kinds are named as in paths. */
public final class RuleDesk {

    private final RuleController controller;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public RuleDesk(CommandSide side, long projectId) {
        this.controller = side.part(RuleController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Adds a rule, such as one of the {@code budget_rules} or the {@code max_discount_rule}. */
    public RuleResource add(long campaignId, String kind, String json) {
        return controller.add(caller, campaignId, kind, Json.body(json));
    }

    /** Changes a rule of a kind that a campaign has any number of. */
    public RuleResource revise(String kind, long id, String json) {
        return controller.revise(caller, kind, id, Json.body(json));
    }

    /** Changes the only rule of its kind. */
    public RuleResource reviseOnly(long campaignId, String kind, String json) {
        return controller.reviseOnly(caller, campaignId, kind, Json.body(json));
    }

    /** Removes a rule of a kind that a campaign has any number of. */
    public void remove(String kind, long id) {
        controller.remove(caller, kind, id);
    }

    /** Removes the only rule of its kind. */
    public void removeOnly(long campaignId, String kind) {
        controller.removeOnly(caller, campaignId, kind);
    }
}
