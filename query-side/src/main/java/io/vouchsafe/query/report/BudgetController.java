package io.vouchsafe.query.report;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.report.BudgetReports.Moment;
import io.vouchsafe.query.tally.ReportProjection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Limits of campaigns: how far they are used up, and until when they last. */
@RestController
@RequestMapping("/api/vouchsafe/v1/reports/budgets")
public final class BudgetController {

    private static final Set<String> NEEDED = Set.of(ReportProjection.NAME);
    private static final String INVALID = "Report is invalid";

    private final BudgetReports budgets;
    private final Snapshot snapshot;
    private final ProjectSettings projects;
    private final Freshness freshness;
    private final Clock clock;

    public BudgetController(ViewsDatabase views, ProjectSettings projects, Freshness freshness, Clock clock) {
        this.budgets = new BudgetReports(new ReportCampaigns(views), views);
        this.snapshot = new Snapshot(views);
        this.projects = projects;
        this.freshness = freshness;
        this.clock = clock;
    }

    private Moment moment(Caller caller) {
        return new Moment(clock.instant(), projects.zone(caller.projectId()));
    }

    /** A page; the next one is at the {@code Link}, where there is more. */
    @GetMapping
    ResponseEntity<Object> list(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        BudgetQuery asked = BudgetQuery.read(query);
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        Moment moment = moment(caller);
        List<BudgetReport.Row> rows =
                behind(asked, snapshot.of(() -> budgets.rows(caller.projectId(), asked, moment)), query);
        List<BudgetReport.Row> page = rows.stream().limit(asked.limit()).toList();
        ResponseEntity<Object> answer = file
                ? Files.budgets(page)
                : ResponseEntity.ok(new BudgetReport(
                        "BudgetReport", moment.now(), moment.zone().getId(), page));
        return rows.size() == page.size()
                ? answer
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(
                                HttpHeaders.LINK,
                                CursorPage.link(request, page.getLast().campaignId()))
                        .body(answer.getBody());
    }

    /** The rows that come after the page before. A campaign that is not among them any more leads nowhere. */
    private static List<BudgetReport.Row> behind(BudgetQuery asked, List<BudgetReport.Row> rows, QueryInput query) {
        if (asked.after() == null) {
            return rows;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (asked.after() == rows.get(i).campaignId()) {
                return rows.subList(i + 1, rows.size());
            }
        }
        query.refuse(Refusal.of("after", RefusalCode.INVALID, "must be a campaign of the report"));
        query.done(INVALID);
        return List.of();
    }

    /** One campaign with what each day took. */
    @GetMapping("/{campaignId}")
    ResponseEntity<Object> burn(
            Caller caller, @PathVariable("campaignId") String campaignId, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        boolean file = CsvFile.wanted(query);
        query.done(INVALID);
        if (!QueryInput.isWhole(campaignId)) {
            throw new ApiFailure.NotFound("Campaign");
        }
        freshness.await(NEEDED);
        BudgetReport.Burn burn =
                snapshot.of(() -> budgets.burn(caller.projectId(), Long.parseLong(campaignId), moment(caller)));
        return file ? Files.days(burn) : ResponseEntity.ok(burn);
    }
}
