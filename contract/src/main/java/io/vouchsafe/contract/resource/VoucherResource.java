package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A voucher as clients see it (contract §3.4). */
@JsonPropertyOrder({"type", "id", "campaign_id", "code", "active", "status", "customer_identifier"})
public record VoucherResource(
        String type,
        long id,
        long campaignId,
        boolean active,
        String code,
        @Nullable String customerIdentifier,
        String status,
        Instant createdAt,
        Instant updatedAt,
        CampaignReference campaign) {

    /** The voucher, with its type tag. */
    public static VoucherResource of(
            long id,
            String code,
            boolean active,
            @Nullable String customerIdentifier,
            VoucherStatus status,
            CampaignReference campaign,
            Instant createdAt,
            Instant updatedAt) {
        return new VoucherResource(
                "Voucher",
                id,
                campaign.id(),
                active,
                code,
                customerIdentifier,
                status.wire(),
                createdAt,
                updatedAt,
                campaign);
    }
}
