package io.vouchsafe.command.campaign;

import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.events.campaign.CampaignState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to campaigns over HTTP (contract §5.1). */
@RestController
@RequestMapping("/api/v1.0/campaigns")
public final class CampaignController {

    private final Dispatcher dispatcher;
    private final CampaignDirectory directory;
    private final Purge purge;
    private final ProjectSettings projects;

    public CampaignController(
            Dispatcher dispatcher, CampaignDirectory directory, Purge purge, ProjectSettings projects) {
        this.dispatcher = dispatcher;
        this.directory = directory;
        this.purge = purge;
        this.projects = projects;
    }

    /** Creates a campaign. */
    @PostMapping
    public CampaignResource create(Caller caller, JsonBody body) {
        CreateCampaign command = new CreateCampaign(caller.projectId(), CampaignEdit.of(body));
        return dispatcher.send(caller, command, CampaignState.class, this::resource);
    }

    /** Changes what the body names, and leaves the rest alone. */
    @PatchMapping("/{id}")
    public CampaignResource revise(Caller caller, @PathVariable long id, JsonBody body) {
        ReviseCampaign command = new ReviseCampaign(directory.require(caller.projectId(), id), CampaignEdit.of(body));
        return dispatcher.send(caller, command, CampaignState.class, this::resource);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable long id) {
        dispatcher.send(caller, new DeleteCampaign(directory.require(caller.projectId(), id)));
        purge.wake();
    }

    private CampaignResource resource(CampaignState campaign) {
        return CampaignResource.of(
                campaign.id(),
                campaign.terms(),
                campaign.status(),
                projects.currency(campaign.projectId()),
                campaign.createdAt(),
                campaign.updatedAt());
    }
}
