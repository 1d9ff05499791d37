package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A redemption as clients see it (contract §3.6). */
@JsonPropertyOrder({
    "type",
    "id",
    "transaction_id",
    "total_transaction_cost",
    "granted_discount",
    "customer",
    "customer_identifier"
})
public record RedemptionResource(
        String type,
        long id,
        String transactionId,
        Money totalTransactionCost,
        Money grantedDiscount,
        @Nullable CustomerReference customer,
        @Nullable String customerIdentifier,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        boolean confirmed,
        Instant validatedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        VoucherReference voucher) {

    /** The customer by identifier. */
    public record CustomerReference(String identifier) {}

    /** The voucher, as it is named inside a redemption. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "code", "campaign"})
    public record VoucherReference(String type, long id, long campaignId, String code, CampaignReference campaign) {

        /** The reference, with its type tag. */
        public static VoucherReference of(long id, String code, CampaignReference campaign) {
            return new VoucherReference("Voucher", id, campaign.id(), code, campaign);
        }
    }

    /** The redemption, validated at one time and confirmed at another or not yet. */
    public static RedemptionResource of(
            long id,
            RedemptionRequest request,
            long grantedMinor,
            @Nullable String customerIdentifier,
            Instant validatedAt,
            @Nullable Instant confirmedAt,
            VoucherReference voucher) {
        return new RedemptionResource(
                "Redemption",
                id,
                request.transactionId(),
                Money.ofMinor(request.costMinor()),
                Money.ofMinor(grantedMinor),
                customerIdentifier == null ? null : new CustomerReference(customerIdentifier),
                customerIdentifier,
                request.userAgent(),
                request.location(),
                request.categories(),
                confirmedAt != null,
                validatedAt,
                confirmedAt,
                request.expiresAt(),
                validatedAt,
                confirmedAt == null ? validatedAt : confirmedAt,
                voucher);
    }
}
