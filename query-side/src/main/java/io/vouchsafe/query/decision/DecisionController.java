package io.vouchsafe.query.decision;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.cursor.FileExport;
import io.vouchsafe.query.decision.DecisionReads.Found;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.voucher.VoucherProjection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Every decision on a redemption, accepted or declined: listed, exported, and explained. */
@RestController
@RequestMapping("/api/vouchsafe/v1/decisions")
public final class DecisionController {

    private static final Set<String> NEEDED =
            Set.of(DecisionProjection.NAME, VoucherProjection.NAME, CampaignProjection.NAME);

    private static final String INVALID = "Filter is invalid";

    private final DecisionReads reads;
    private final Explainer explainer;
    private final FileExport<DecisionResource> export;
    private final Freshness freshness;

    public DecisionController(DecisionReads reads, Explainer explainer, JsonMapper json, Freshness freshness) {
        this.reads = reads;
        this.explainer = explainer;
        this.export = new FileExport<>("decisions", new DecisionColumns(json), json);
        this.freshness = freshness;
    }

    /** A page; the next one is at the {@code Link}, where there is more. */
    @GetMapping
    ResponseEntity<List<DecisionResource>> list(Caller caller, HttpServletRequest request) {
        QueryInput query = new QueryInput(request);
        DecisionFilter filter = DecisionFilter.read(query);
        CursorPage page = CursorPage.read(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        Found found = reads.find(caller.projectId(), filter);
        // One more than is shown tells whether there is a next page.
        List<Long> positions = reads.page(found, page.limited(page.limit() + 1));
        boolean more = positions.size() > page.limit();
        List<Long> shown = more ? positions.subList(0, page.limit()) : positions;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (more) {
            answer.header(HttpHeaders.LINK, CursorPage.link(request, shown.getLast()));
        }
        return answer.body(explainer.list(caller.projectId(), shown));
    }

    /** One decision with its reasons. What is no number is no position of anything. */
    @GetMapping("/{position}")
    ExplanationResource explain(Caller caller, @PathVariable("position") String position) {
        if (!QueryInput.isWhole(position)) {
            throw new ApiFailure.NotFound("Decision");
        }
        freshness.await(NEEDED);
        return explainer.explain(caller.projectId(), Long.parseLong(position));
    }

    /** All that a filter lets through, of what was stored when the answer began. */
    @GetMapping("/export")
    void export(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        QueryInput query = new QueryInput(request);
        DecisionFilter filter = DecisionFilter.read(query);
        FileExport.Form form = FileExport.Form.read(query);
        query.done(INVALID);
        freshness.await(NEEDED);
        Found found = reads.find(caller.projectId(), filter).until(reads.head());
        export.answer(request, response, form, page -> explainer.list(caller.projectId(), reads.page(found, page)));
    }
}
