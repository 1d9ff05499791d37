package io.vouchsafe.query.redemption;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.campaign.CampaignReads;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.voucher.VoucherProjection;
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

/** Redemptions to read (contract §5.3). */
@RestController
@RequestMapping("/api/v1.0")
public final class RedemptionController {

    private static final Set<String> NEEDED =
            Set.of(CampaignProjection.NAME, VoucherProjection.NAME, RedemptionProjection.NAME);

    private static final String TRANSACTION_ID = "transaction_id";
    private static final int MAX_TRANSACTION_ID = 255;

    private final CampaignReads campaigns;
    private final RedemptionReads redemptions;
    private final Freshness freshness;

    public RedemptionController(CampaignReads campaigns, RedemptionReads redemptions, Freshness freshness) {
        this.campaigns = campaigns;
        this.redemptions = redemptions;
        this.freshness = freshness;
    }

    /** The one redemption of a voucher under a transaction id, which stands in the query or else in the body. */
    @GetMapping("/vouchers/{code}/redemptions")
    RedemptionResource get(
            Caller caller,
            @PathVariable("code") String code,
            @RequestParam(name = TRANSACTION_ID, required = false) @Nullable String queried,
            JsonBody body) {
        String transactionId = transactionId(queried, body);
        if (!Texts.storable(code) || !Texts.storable(transactionId)) {
            throw notFound();
        }
        freshness.await(NEEDED);
        return redemptions
                .byTransaction(caller.projectId(), code, transactionId)
                .orElseThrow(RedemptionController::notFound);
    }

    private static String transactionId(@Nullable String queried, JsonBody body) {
        String transactionId =
                queried == null || queried.isBlank() ? body.requiredText(TRANSACTION_ID, MAX_TRANSACTION_ID) : queried;
        body.done("Redemption is invalid");
        if (transactionId == null) {
            throw new IllegalStateException("a required text that is neither there nor refused");
        }
        return transactionId;
    }

    private static ApiFailure notFound() {
        return new ApiFailure.NotFound("Redemption");
    }

    /** A campaign's redemptions by id, confirmed and unconfirmed; for a main campaign those of all its children. */
    @GetMapping("/campaigns/{id}/redemptions")
    ResponseEntity<List<RedemptionResource>> list(
            Caller caller,
            HttpServletRequest request,
            @PathVariable("id") String campaignId,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        freshness.await(NEEDED);
        List<Long> listed = campaigns.redeemable(caller.projectId(), campaigns.require(caller.projectId(), campaignId));
        PageRequest wanted = PageRequest.of(page, perPage);
        long total = redemptions.count(listed);
        List<RedemptionResource> rows = wanted.offset() >= total ? List.of() : redemptions.page(listed, wanted);
        return PageLinks.answer(request, wanted, rows, total);
    }
}
