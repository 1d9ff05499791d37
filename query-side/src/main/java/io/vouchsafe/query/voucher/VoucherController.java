package io.vouchsafe.query.voucher;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.campaign.CampaignReads;
import io.vouchsafe.query.campaign.CampaignView;
import io.vouchsafe.query.freshness.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers to read (contract §5.2). */
@RestController
@RequestMapping("/api/v1.0")
public final class VoucherController {

    private static final Set<String> NEEDED = Set.of(CampaignProjection.NAME, VoucherProjection.NAME);

    private final CampaignReads campaigns;
    private final VoucherReads vouchers;
    private final Freshness freshness;

    public VoucherController(CampaignReads campaigns, VoucherReads vouchers, Freshness freshness) {
        this.campaigns = campaigns;
        this.vouchers = vouchers;
        this.freshness = freshness;
    }

    /** A campaign's vouchers by id; a main campaign has none. */
    @GetMapping("/campaigns/{id}/vouchers")
    ResponseEntity<List<VoucherResource>> list(
            Caller caller,
            HttpServletRequest request,
            @PathVariable("id") String campaignId,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage,
            @RequestParam(name = "active", required = false) @Nullable String active,
            @RequestParam(name = "status", required = false) @Nullable String status) {
        VoucherFilter filter = VoucherFilter.of(active, status);
        freshness.await(NEEDED);
        CampaignView campaign = campaigns.require(caller.projectId(), campaignId);
        Short[] facets = filter.facets(campaign.terms().voucherType() == VoucherType.UNIQUE);
        PageRequest wanted = PageRequest.of(page, perPage);
        long total = vouchers.count(campaign.id(), facets);
        List<VoucherResource> rows =
                wanted.offset() >= total ? List.of() : vouchers.page(campaign.id(), facets, wanted);
        return PageLinks.answer(request, wanted, rows, total);
    }

    /** One voucher by its id, or else by its code. */
    @GetMapping("/vouchers/{key}")
    VoucherResource get(Caller caller, @PathVariable("key") String key) {
        if (!Texts.storable(key)) {
            throw new ApiFailure.NotFound("Voucher");
        }
        freshness.await(NEEDED);
        return byId(caller.projectId(), key)
                .or(() -> vouchers.byCode(caller.projectId(), key))
                .orElseThrow(() -> new ApiFailure.NotFound("Voucher"));
    }

    private Optional<VoucherResource> byId(long projectId, String key) {
        if (!key.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return Optional.empty();
        }
        try {
            return vouchers.byId(projectId, Long.parseLong(key));
        } catch (NumberFormatException beyondAnyId) {
            return Optional.empty();
        }
    }
}
