package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A campaign as clients see it (contract §3.3), with the project's currency and its reward label filled in. */
@JsonPropertyOrder({"type", "id", "parent_id", "campaign_type", "status", "name"})
public record CampaignResource(
        String type,
        long id,
        @Nullable Long parentId,
        @Nullable String campaignType,
        String status,
        String name,
        @Nullable String description,
        @Nullable String customerInformation,
        @Nullable String voucherType,
        @Nullable Money maxTotalBudget,
        @Nullable Long maxRedemptions,
        @Nullable Money minimumValue,
        @Nullable Money maximumValue,
        @Nullable String discountType,
        @Nullable BigDecimal discountValue,
        String currency,
        String currencySymbol,
        @Nullable String rewardTitle,
        @Nullable String rewardValue,
        @Nullable String rewardDescription,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String purpose,
        @Nullable String medium,
        @Nullable String budgetCode,
        Instant createdAt,
        Instant updatedAt) {

    /** The campaign with these terms. */
    public static CampaignResource of(
            long id,
            CampaignTerms terms,
            CampaignStatus status,
            Currency currency,
            Instant createdAt,
            Instant updatedAt) {
        Discount discount = terms.discount();
        return new CampaignResource(
                "Campaign",
                id,
                terms.parentId(),
                terms.isMain() ? null : "discount",
                status.name().toLowerCase(Locale.ROOT),
                terms.name(),
                terms.description(),
                terms.customerInformation(),
                terms.voucherType().name().toLowerCase(Locale.ROOT),
                money(terms.maxTotalBudgetMinor()),
                terms.maxRedemptions(),
                money(terms.minimumValueMinor()),
                money(terms.maximumValueMinor()),
                discount == null ? null : discount.type().name().toLowerCase(Locale.ROOT),
                discount == null ? null : discountValue(discount),
                currency.code(),
                currency.symbol(),
                terms.rewardTitle(),
                discount == null ? null : rewardValue(discount, currency),
                terms.rewardDescription(),
                terms.team(),
                terms.channel(),
                terms.purpose(),
                terms.medium(),
                terms.budgetCode(),
                createdAt,
                updatedAt);
    }

    private static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : Money.ofMinor(minor);
    }

    private static BigDecimal discountValue(Discount discount) {
        BigDecimal exact = BigDecimal.valueOf(discount.value(), discount.type() == DiscountType.PERCENTAGE ? 4 : 2)
                .stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2) : exact;
    }

    private static String rewardValue(Discount discount, Currency currency) {
        String number = discountValue(discount).stripTrailingZeros().toPlainString();
        return switch (discount.type()) {
            case PERCENTAGE -> number + "% off";
            case NUMERIC ->
                currency.symbol()
                        + (number.contains(".") ? discountValue(discount).toPlainString() : number)
                        + " off";
        };
    }
}
