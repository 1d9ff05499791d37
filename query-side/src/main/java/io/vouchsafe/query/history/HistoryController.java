package io.vouchsafe.query.history;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.cursor.FileExport;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.history.HistoryReads.Found;
import io.vouchsafe.query.voucher.VoucherProjection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The history of a project: a page of it, or all of it as a file. */
@RestController
@RequestMapping("/api/vouchsafe/v1/history")
public final class HistoryController {

    private static final Set<String> NEEDED =
            Set.of(HistoryProjection.NAME, VoucherProjection.NAME, CampaignProjection.NAME);

    private static final String INVALID = "Filter is invalid";

    private final HistoryReads reads;
    private final Historian historian;
    private final FileExport<HistoryEntry> export;
    private final Freshness freshness;

    public HistoryController(HistoryReads reads, Historian historian, JsonMapper json, Freshness freshness) {
        this.reads = reads;
        this.historian = historian;
        this.export = new FileExport<>("history", new HistoryColumns(json), json);
        this.freshness = freshness;
    }

    /** A page; the next one is at the {@code Link}, where there is more. */
    @GetMapping
    ResponseEntity<List<HistoryEntry>> list(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        HistoryFilter filter = HistoryFilter.read(query);
        CursorPage page = CursorPage.read(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        Found found = reads.find(caller.projectId(), filter);
        // One more than is shown tells whether there is a next page.
        List<HistoryEntry> entries = historian.page(caller.projectId(), found, page.limited(page.limit() + 1));
        if (entries.size() <= page.limit()) {
            return ResponseEntity.ok(entries);
        }
        List<HistoryEntry> shown = entries.subList(0, page.limit());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.LINK,
                        CursorPage.link(request, shown.getLast().position()))
                .body(shown);
    }

    /** All that a filter lets through, of what was stored when the answer began. */
    @GetMapping("/export")
    void export(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        QueryInput query = new QueryInput(request);
        HistoryFilter filter = HistoryFilter.read(query);
        FileExport.Form form = FileExport.Form.read(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        Found found = reads.find(caller.projectId(), filter).until(reads.head());
        export.answer(request, response, form, page -> historian.page(caller.projectId(), found, page));
    }
}
