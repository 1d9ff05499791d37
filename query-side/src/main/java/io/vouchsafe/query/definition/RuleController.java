package io.vouchsafe.query.definition;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RulePath;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.campaign.CampaignReads;
import io.vouchsafe.query.freshness.Freshness;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of campaigns to read (contract §5.4, §5.5). */
@RestController
@RequestMapping("/api/v1.0")
public final class RuleController {

    private static final Set<String> DEFINITIONS = Set.of(DefinitionProjection.NAME);
    private static final Set<String> WITH_CAMPAIGNS = Set.of(DefinitionProjection.NAME, CampaignProjection.NAME);

    private final CampaignReads campaigns;
    private final DefinitionReads definitions;
    private final Freshness freshness;

    public RuleController(CampaignReads campaigns, DefinitionReads definitions, Freshness freshness) {
        this.campaigns = campaigns;
        this.definitions = definitions;
        this.freshness = freshness;
    }

    /** A campaign's rules of one kind, by id. */
    @GetMapping("/campaigns/{campaignId}/" + RulePath.COLLECTIONS)
    List<RuleResource> list(
            Caller caller, @PathVariable("campaignId") String campaignId, @PathVariable("kind") String kind) {
        return rules(caller, campaignId, RulePath.kind(kind));
    }

    @GetMapping("/" + RulePath.COLLECTIONS + "/{id}")
    RuleResource get(Caller caller, @PathVariable("kind") String kind, @PathVariable("id") String id) {
        freshness.await(DEFINITIONS);
        return definitions.rule(caller.projectId(), RulePath.kind(kind), id);
    }

    /** A campaign's only rule of a kind. */
    @GetMapping("/campaigns/{campaignId}/" + RulePath.SINGLETONS)
    RuleResource only(Caller caller, @PathVariable("campaignId") String campaignId, @PathVariable("kind") String kind) {
        RuleKind single = RulePath.kind(kind);
        return rules(caller, campaignId, single).stream()
                .findFirst()
                .orElseThrow(() -> new ApiFailure.NotFound(RulePath.type(single)));
    }

    private List<RuleResource> rules(Caller caller, String campaignId, RuleKind kind) {
        freshness.await(WITH_CAMPAIGNS);
        long campaign = campaigns.require(caller.projectId(), campaignId).id();
        return definitions.rules(caller.projectId(), campaign, kind);
    }
}
