package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignDirectory;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.CampaignReference;
import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.contract.resource.VoucherStatus;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherState;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to vouchers over HTTP (contract §5.2). */
@RestController
@RequestMapping("/api/v1.0")
public final class VoucherController {

    private final Dispatcher dispatcher;
    private final CampaignDirectory campaigns;
    private final VoucherDirectory vouchers;
    private final Customers.Directory customers;
    private final Identities identities;
    private final UnconfirmedRedemptions unconfirmed;
    private final int maxBatch;
    private final BulkWork bulk;

    /**
     * The voucher commands over HTTP.
     *
     * @param maxBatch the largest batch that is accepted
     */
    public VoucherController(
            Dispatcher dispatcher,
            CampaignDirectory campaigns,
            VoucherDirectory vouchers,
            Customers.Directory customers,
            Identities identities,
            UnconfirmedRedemptions unconfirmed,
            BulkWork bulk,
            int maxBatch) {
        this.dispatcher = dispatcher;
        this.campaigns = campaigns;
        this.vouchers = vouchers;
        this.customers = customers;
        this.identities = identities;
        this.unconfirmed = unconfirmed;
        this.bulk = bulk;
        this.maxBatch = maxBatch;
    }

    /** Creates a voucher with a code that the body names. */
    @PostMapping("/campaigns/{campaignId}/vouchers")
    public VoucherResource create(Caller caller, @PathVariable long campaignId, JsonBody body) {
        CampaignRoute route = campaigns.require(caller.projectId(), campaignId);
        String code = code(body, body.requiredText("code", Code.MAX_LENGTH));
        Boolean active = body.bool("active");
        if (body.sent("active") == null) {
            body.refuseMissing("active");
        }
        String identifier = CustomerIdentifier.optional(body, "customer_identifier");
        body.done("Voucher is invalid");
        if (code == null || active == null) {
            throw new IllegalStateException("a missing attribute was not refused");
        }
        CustomerKey customer = identifier == null ? null : new CustomerKey(caller.projectId(), identifier);
        return dispatcher.send(
                caller,
                new CreateVoucher(
                        route, identities.next(IdKind.ISSUE), identities.next(IdKind.VOUCHER), code, active, customer),
                IssuedVouchers.class,
                issued -> VoucherResource.of(
                        issued.firstVoucherId(),
                        code,
                        active,
                        customer == null ? null : customer.identifier(),
                        customer == null ? VoucherStatus.CREATED : VoucherStatus.DISTRIBUTED,
                        CampaignReference.of(campaignId, issued.campaign().name()),
                        issued.at(),
                        issued.at()));
    }

    @PostMapping("/campaigns/{campaignId}/vouchers/batch")
    List<VoucherResource> issue(Caller caller, @PathVariable long campaignId, JsonBody body) {
        CampaignRoute route = campaigns.require(caller.projectId(), campaignId);
        BatchTerms terms = BatchTerms.of(body, maxBatch);
        return bulk.inTurn(() -> dispatcher.send(
                caller,
                new IssueBatch(
                        route, identities.next(IdKind.ISSUE), identities.take(IdKind.VOUCHER, terms.size()), terms),
                IssuedVouchers.class,
                issued -> new IssuedResources(issued, terms.active(), campaignId)));
    }

    /** The vouchers of a batch as clients see them, each made when it is written to the response: there may be half a million. */
    private static final class IssuedResources extends AbstractList<VoucherResource> implements RandomAccess {

        private final IssuedVouchers issued;
        private final boolean active;
        private final CampaignReference campaign;

        private IssuedResources(IssuedVouchers issued, boolean active, long campaignId) {
            this.issued = issued;
            this.active = active;
            this.campaign = CampaignReference.of(campaignId, issued.campaign().name());
        }

        @Override
        public int size() {
            return issued.codes().size();
        }

        @Override
        public VoucherResource get(int index) {
            return VoucherResource.of(
                    issued.firstVoucherId() + index,
                    issued.codes().get(index),
                    active,
                    null,
                    VoucherStatus.CREATED,
                    campaign,
                    issued.at(),
                    issued.at());
        }
    }

    @PatchMapping("/vouchers/{key}")
    VoucherResource revise(Caller caller, @PathVariable String key, JsonBody body) {
        VoucherCard card = card(caller, key);
        String code = body.has("code") ? code(body, body.requiredText("code", Code.MAX_LENGTH)) : null;
        Boolean active = body.bool("active");
        body.done("Voucher is invalid");
        // Asked first: if the views lag, nothing has happened yet, and the edit does not change the number.
        long pending = unconfirmed.of(card.id());
        VoucherResource resource = dispatcher.send(
                caller,
                new ReviseVoucher(card, code, active),
                RevisedVoucher.class,
                revised -> resource(card, revised, pending));
        vouchers.forget(caller.projectId(), card.code());
        return resource;
    }

    private VoucherResource resource(VoucherCard card, RevisedVoucher revised, long pending) {
        VoucherState state = revised.state();
        Long customerNo = state.customerNo();
        boolean unique = revised.campaign().voucherType() == VoucherType.UNIQUE;
        return VoucherResource.of(
                card.id(),
                state.code(),
                state.active(),
                customers.identifier(customerNo),
                VoucherStatus.of(state.expired(), unique, state.uses(), pending, customerNo != null),
                CampaignReference.of(
                        card.campaign().campaignId(), revised.campaign().name()),
                card.createdAt(),
                revised.at());
    }

    /**
     * Deletes a voucher that was never redeemed.
     *
     * @param key its code or its number
     */
    @DeleteMapping("/vouchers/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(Caller caller, @PathVariable String key) {
        VoucherCard card = card(caller, key);
        dispatcher.send(caller, new DeleteVoucher(card));
        vouchers.forget(caller.projectId(), card.code());
    }

    private static @Nullable String code(JsonBody body, @Nullable String sent) {
        if (sent == null) {
            return null;
        }
        Refusal bad = Code.refusal("code", sent.strip());
        if (bad != null) {
            body.refuse(bad);
        }
        return sent.strip();
    }

    /** A segment of digits is tried as a number first, then as a code; anything else is a code. What is remembered is not good enough for an edit. */
    private VoucherCard card(Caller caller, String key) {
        VoucherCard card = key.length() < 19 && key.chars().allMatch(c -> c >= '0' && c <= '9') && !key.isEmpty()
                ? vouchers.find(caller.projectId(), Long.parseLong(key))
                : null;
        if (card == null) {
            vouchers.forget(caller.projectId(), key);
            card = vouchers.find(caller.projectId(), key);
        }
        if (card == null) {
            throw new ApiFailure.NotFound("Voucher");
        }
        return card;
    }
}
