package io.vouchsafe.query.report;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.tally.ReportProjection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Redemptions, refusals, campaigns and vouchers in figures, as an object or as a file. */
@RestController
@RequestMapping("/api/vouchsafe/v1/reports")
public final class ReportController {

    private static final Set<String> NEEDED = Set.of(ReportProjection.NAME);
    private static final String INVALID = "Report is invalid";
    private static final int USUAL_CAMPAIGNS = 10;
    private static final int MOST_CAMPAIGNS = 100;

    private final TimeReports reports;
    private final FunnelReports funnels;
    private final TopCampaigns tops;
    private final Snapshot snapshot;
    private final ProjectSettings projects;
    private final Freshness freshness;
    private final Clock clock;

    public ReportController(ViewsDatabase views, ProjectSettings projects, Freshness freshness, Clock clock) {
        ReportCampaigns campaigns = new ReportCampaigns(views);
        FigureReads reads = new FigureReads(views);
        this.reports = new TimeReports(campaigns, reads);
        this.funnels = new FunnelReports(campaigns, views);
        this.tops = new TopCampaigns(campaigns, reads);
        this.snapshot = new Snapshot(views);
        this.projects = projects;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Redemptions, money and customers along time. */
    @GetMapping("/redemptions")
    ResponseEntity<Object> redemptions(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        TimeQuery asked = TimeQuery.read(query, projects.zone(caller.projectId()), clock.instant());
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        TimeReport<ReportRow, Figures> report =
                snapshot.of(() -> reports.redemptions(caller.projectId(), asked, query));
        return file ? Files.redemptions(report) : ResponseEntity.ok(report);
    }

    /** Reasons for which redemptions were declined, along time. */
    @GetMapping("/refusals")
    ResponseEntity<Object> refusals(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        TimeQuery asked = TimeQuery.read(query, projects.zone(caller.projectId()), clock.instant());
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        var report = snapshot.of(() -> reports.refusals(caller.projectId(), asked, query));
        return file ? Files.refusals(report) : ResponseEntity.ok(report);
    }

    /** How far vouchers have come, as of now. */
    @GetMapping("/funnel")
    ResponseEntity<Object> funnel(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        CampaignFilter filter = CampaignFilter.read(query);
        String grouping = query.word("group_by", Grouping.WORDS);
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        FunnelReport report = snapshot.of(() ->
                funnels.funnel(caller.projectId(), filter, grouping == null ? Grouping.NONE : Grouping.of(grouping)));
        return file ? Files.funnel(report) : ResponseEntity.ok(report);
    }

    /** The campaigns of which a figure is greatest. */
    @GetMapping("/top-campaigns")
    ResponseEntity<Object> topCampaigns(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        String by = query.word("by", TopCampaigns.By.WORDS);
        TopCampaigns.Query asked = new TopCampaigns.Query(
                ReportRange.read(query, Division.TOTAL, projects.zone(caller.projectId()), clock.instant()),
                CampaignFilter.read(query),
                by == null ? TopCampaigns.By.REDEMPTIONS : TopCampaigns.By.of(by),
                query.whole("limit", 1, MOST_CAMPAIGNS, USUAL_CAMPAIGNS));
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        TopCampaignReport report = snapshot.of(() -> tops.top(caller.projectId(), asked));
        return file ? Files.topCampaigns(report) : ResponseEntity.ok(report);
    }
}
