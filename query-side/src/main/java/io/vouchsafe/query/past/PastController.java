package io.vouchsafe.query.past;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.history.HistoryProjection;
import io.vouchsafe.query.voucher.VoucherProjection;
import io.vouchsafe.store.event.StoredEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How things stood at a time, or after an event. */
@RestController
@RequestMapping("/api/vouchsafe/v1")
public final class PastController {

    private static final Set<String> NEEDED = Set.of(HistoryProjection.NAME, VoucherProjection.NAME);

    private final PastReads past;
    private final StoredEvents events;
    private final ProjectSettings projects;
    private final Freshness freshness;
    private final Clock clock;

    public PastController(
            PastReads past, StoredEvents events, ProjectSettings projects, Freshness freshness, Clock clock) {
        this.past = past;
        this.events = events;
        this.projects = projects;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** A campaign with its rules, what it had granted, and its main campaign. Read from the events alone: no view needs to catch up. */
    @GetMapping("/campaigns/{campaignId}/as-of")
    CampaignAsOf campaign(Caller caller, @PathVariable("campaignId") String campaignId, HttpServletRequest request) {
        AsOf asOf = AsOf.read(new QueryInput(request), events, clock.instant());
        if (!QueryInput.isWhole(campaignId)) {
            throw new ApiFailure.NotFound("Campaign");
        }
        PastReads.Project project = new PastReads.Project(
                caller.projectId(), projects.currency(caller.projectId()), projects.zone(caller.projectId()));
        return past.campaign(project, Long.parseLong(campaignId), asOf)
                .orElseThrow(() -> new ApiFailure.NotFound("Campaign"));
    }

    /** A voucher, by its id or the code that it bears today. */
    @GetMapping("/vouchers/{voucher}/as-of")
    VoucherAsOf voucher(Caller caller, @PathVariable("voucher") String voucher, HttpServletRequest request) {
        AsOf asOf = AsOf.read(new QueryInput(request), events, clock.instant());
        freshness.await(NEEDED);
        return past.voucher(caller.projectId(), voucher, asOf).orElseThrow(() -> new ApiFailure.NotFound("Voucher"));
    }
}
