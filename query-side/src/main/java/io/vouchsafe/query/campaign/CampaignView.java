package io.vouchsafe.query.campaign;

import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.VoucherType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code views.campaign}.
 *
 * @param terms what its owner set
 */
public record CampaignView(long id, CampaignTerms terms, CampaignStatus status, Instant createdAt, Instant updatedAt) {

    /** The campaign as clients see it. */
    public CampaignResource resource(Currency currency) {
        return CampaignResource.of(id, terms, status, currency, createdAt, updatedAt);
    }

    static CampaignView read(ResultSet row, int number) throws SQLException {
        String discountType = row.getString("discount_type");
        CampaignTerms terms = new CampaignTerms(
                row.getObject("parent_id", Long.class),
                row.getString("name"),
                row.getString("description"),
                row.getString("customer_information"),
                VoucherType.valueOf(row.getString("voucher_type")),
                row.getObject("max_total_budget_minor", Long.class),
                row.getObject("max_redemptions", Long.class),
                row.getObject("minimum_value_minor", Long.class),
                row.getObject("maximum_value_minor", Long.class),
                discount(discountType, row.getLong("discount_value")),
                row.getString("reward_title"),
                row.getString("reward_description"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("purpose"),
                row.getString("medium"),
                row.getString("budget_code"));
        return new CampaignView(
                row.getLong("id"),
                terms,
                CampaignStatus.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Discount discount(@Nullable String type, long value) {
        return type == null ? null : new Discount(DiscountType.valueOf(type), value);
    }
}
