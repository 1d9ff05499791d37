package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignDirectory;
import io.vouchsafe.command.campaign.rule.edit.RuleEdit;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.RulePath;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.rule.RuleKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes to the rules of campaigns over HTTP: kinds that a campaign has any number of are created under it and changed by their own number
 * (contract §5.4), the others are always under it (§5.5).
 */
@RestController
@RequestMapping("/api/v1.0")
public final class RuleController {

    private final Dispatcher dispatcher;
    private final CampaignDirectory campaigns;
    private final RuleDirectory rules;

    public RuleController(Dispatcher dispatcher, CampaignDirectory campaigns, RuleDirectory rules) {
        this.dispatcher = dispatcher;
        this.campaigns = campaigns;
        this.rules = rules;
    }

    /**
     * Adds a rule to a campaign.
     *
     * @param kind as it stands in the path, such as {@code area_rules}
     */
    @PostMapping({"/campaigns/{campaignId}/" + RulePath.COLLECTIONS, "/campaigns/{campaignId}/" + RulePath.SINGLETONS})
    public RuleResource add(Caller caller, @PathVariable long campaignId, @PathVariable String kind, JsonBody body) {
        RuleEdit edit = RuleEdit.of(RulePath.kind(kind), body);
        AddRule command = new AddRule(campaigns.require(caller.projectId(), campaignId), edit);
        return dispatcher.send(caller, command, SetRule.class, RuleController::resource);
    }

    /** Changes a rule of a kind that a campaign may have several of. */
    @PatchMapping("/" + RulePath.COLLECTIONS + "/{id}")
    public RuleResource revise(Caller caller, @PathVariable String kind, @PathVariable long id, JsonBody body) {
        return revise(caller, rules.require(caller.projectId(), RulePath.kind(kind), id), body);
    }

    @PatchMapping("/campaigns/{campaignId}/" + RulePath.SINGLETONS)
    RuleResource reviseOnly(Caller caller, @PathVariable long campaignId, @PathVariable String kind, JsonBody body) {
        return revise(caller, only(caller, campaignId, kind), body);
    }

    @DeleteMapping("/" + RulePath.COLLECTIONS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String kind, @PathVariable long id) {
        dispatcher.send(caller, new RemoveRule(rules.require(caller.projectId(), RulePath.kind(kind), id)));
    }

    @DeleteMapping("/campaigns/{campaignId}/" + RulePath.SINGLETONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOnly(Caller caller, @PathVariable long campaignId, @PathVariable String kind) {
        dispatcher.send(caller, new RemoveRule(only(caller, campaignId, kind)));
    }

    private RuleResource revise(Caller caller, RuleRoute route, JsonBody body) {
        ReviseRule command = new ReviseRule(route, RuleEdit.of(route.kind(), body));
        return dispatcher.send(caller, command, SetRule.class, RuleController::resource);
    }

    private RuleRoute only(Caller caller, long campaignId, String kind) {
        RuleKind single = RulePath.kind(kind);
        return new RuleRoute(campaigns.require(caller.projectId(), campaignId), single, null);
    }

    private static RuleResource resource(SetRule set) {
        return RuleResource.of(
                set.campaignId(),
                set.entry().rule(),
                set.entry().createdAt(),
                set.entry().updatedAt());
    }
}
