package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.voucher.FreeVouchers;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.CampaignReference;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.contract.resource.VoucherStatus;
import io.vouchsafe.events.voucher.VoucherState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The voucher finder over HTTP (contract §5.2, #3; §1.2). It may assign, so it is served by the side that decides, although it is asked by GET.
 */
@RestController
public final class FindController {

    /** How often one request goes on in a campaign whose listed vouchers turn out to be used; each time up to 1,266 of them are struck off. */
    private static final int PATIENCE = 60;

    private final Dispatcher dispatcher;
    private final FreeVouchers free;
    private final RandomGenerator random;

    public FindController(Dispatcher dispatcher, FreeVouchers free, RandomGenerator random) {
        this.dispatcher = dispatcher;
        this.free = free;
        this.random = random;
    }

    @GetMapping("/api/v1.0/vouchers/find")
    ResponseEntity<VoucherResource> find(Caller caller, HttpServletRequest request) {
        FindQuery query = FindQuery.of(caller.projectId(), request::getParameterValues);
        VoucherResource found = query.labels().none() ? null : find(caller, query);
        return found == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(found);
    }

    /** Asks the matching campaigns in random order until one has a free voucher; {@code null} if none has. */
    @Nullable
    VoucherResource find(Caller caller, FindQuery query) {
        List<CampaignRoute> campaigns = new ArrayList<>(free.campaigns(caller.projectId(), query.labels()));
        Collections.shuffle(campaigns, random);
        int asked = 0;
        for (CampaignRoute campaign : campaigns) {
            Search search = new Search.Unfinished();
            while (search instanceof Search.Unfinished) {
                if (asked++ == PATIENCE + campaigns.size()) {
                    throw new ApiFailure.Unavailable("Many vouchers had to be looked through, and there are more", 1);
                }
                search = dispatcher.send(caller, new FindVoucher(campaign, query.customer()), Search.class);
            }
            if (search instanceof Search.Found found) {
                return resource(found, query.customer());
            }
        }
        return null;
    }

    private static VoucherResource resource(Search.Found found, @Nullable CustomerKey customer) {
        VoucherCard card = found.card();
        VoucherState state = found.state();
        return VoucherResource.of(
                card.id(),
                state.code(),
                state.active(),
                customer == null || state.customerNo() == null ? null : customer.identifier(),
                VoucherStatus.of(false, found.unique(), state.uses(), 0, state.customerNo() != null),
                CampaignReference.of(card.campaign().campaignId(), found.campaignName()),
                card.createdAt(),
                found.updatedAt());
    }
}
