package io.vouchsafe.query.campaign;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.query.freshness.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns to read (contract §5.1). */
@RestController
@RequestMapping("/api/v1.0/campaigns")
public final class CampaignController {

    private static final Set<String> NEEDED = Set.of(CampaignProjection.NAME);

    private final CampaignReads campaigns;
    private final ProjectSettings projects;
    private final Freshness freshness;

    public CampaignController(CampaignReads campaigns, ProjectSettings projects, Freshness freshness) {
        this.campaigns = campaigns;
        this.projects = projects;
        this.freshness = freshness;
    }

    /** Main and discount campaigns together, by id. */
    @GetMapping
    ResponseEntity<List<CampaignResource>> list(
            Caller caller,
            HttpServletRequest request,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage,
            @RequestParam(name = "name_cont", required = false) @Nullable String name,
            @RequestParam(name = "status_eq", required = false) @Nullable String status,
            @RequestParam(name = "team_eq", required = false) @Nullable String team) {
        PageRequest wanted = PageRequest.of(page, perPage);
        CampaignFilter filter = CampaignFilter.of(name, status, team);
        if (!storable(name) || !storable(team)) {
            // What cannot be stored is part of no name.
            return PageLinks.answer(request, wanted, List.of(), 0);
        }
        freshness.await(NEEDED);
        long total = campaigns.count(caller.projectId(), filter);
        Currency currency = projects.currency(caller.projectId());
        List<CampaignResource> rows = wanted.offset() >= total
                ? List.of()
                : campaigns.page(caller.projectId(), filter, wanted).stream()
                        .map(campaign -> campaign.resource(currency))
                        .toList();
        return PageLinks.answer(request, wanted, rows, total);
    }

    @GetMapping("/{id}")
    CampaignResource get(Caller caller, @PathVariable("id") String id) {
        freshness.await(NEEDED);
        return campaigns.require(caller.projectId(), id).resource(projects.currency(caller.projectId()));
    }

    private static boolean storable(@Nullable String text) {
        return text == null || Texts.storable(text);
    }
}
