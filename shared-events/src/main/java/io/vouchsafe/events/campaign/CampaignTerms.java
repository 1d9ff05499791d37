package io.vouchsafe.events.campaign;

import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a campaign that its owner may set, except its status (contract §3.3). Amounts are in minor units.
 *
 * @param parentId the main campaign of a discount campaign; {@code null} for a main campaign
 * @param name unique in the project
 * @param description internal text
 * @param customerInformation text that a shop may show once a redemption is validated
 * @param voucherType unique or generic codes
 * @param maxTotalBudgetMinor cap on the money granted in all, or none
 * @param maxRedemptions cap on the confirmed redemptions in all, or none
 * @param minimumValueMinor least transaction cost, or none
 * @param maximumValueMinor greatest transaction cost, or none
 * @param discount what is taken off; always there for a discount campaign
 * @param rewardTitle up to 40 characters
 * @param rewardDescription up to 100 characters
 * @param team free-form label
 * @param channel free-form label
 * @param purpose free-form label
 * @param medium free-form label
 * @param budgetCode free-form label
 */
public record CampaignTerms(
        @Nullable Long parentId,
        String name,
        @Nullable String description,
        @Nullable String customerInformation,
        VoucherType voucherType,
        @Nullable Long maxTotalBudgetMinor,
        @Nullable Long maxRedemptions,
        @Nullable Long minimumValueMinor,
        @Nullable Long maximumValueMinor,
        @Nullable Discount discount,
        @Nullable String rewardTitle,
        @Nullable String rewardDescription,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String purpose,
        @Nullable String medium,
        @Nullable String budgetCode) {

    /** Whether this is a main campaign: one that groups discount campaigns and caps their sum (contract §3.1). */
    public boolean isMain() {
        return parentId == null;
    }
}
