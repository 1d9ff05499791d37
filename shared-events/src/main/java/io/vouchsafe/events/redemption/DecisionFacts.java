package io.vouchsafe.events.redemption;

import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision on a redemption looked at, apart from the request itself and the clock. Stored with the decision, so that it can be
 * explained and repeated for ever.
 *
 * @param voucher the voucher as it stood
 * @param campaign its campaign, with what had been confirmed before
 * @param main the main campaign likewise, where there is one
 * @param transactionIdTaken whether another redemption existed under the transaction id
 */
public record DecisionFacts(
        VoucherFacts voucher,
        CampaignFacts campaign,
        @Nullable CampaignFacts main,
        boolean transactionIdTaken) {

    /**
     * A voucher as a decision saw it.
     *
     * @param uses confirmed redemptions before this one
     * @param assigned whether it is assigned to a customer
     * @param presentedByAssignee whether the request named that customer
     */
    public record VoucherFacts(
            boolean active, boolean expired, long uses, boolean assigned, boolean presentedByAssignee) {}

    /**
     * A campaign as a decision saw it.
     *
     * @param revision the campaign's stream position, which names the terms that applied
     * @param redemptions confirmed before this one
     * @param spentMinor granted before this one, in minor units
     */
    public record CampaignFacts(
            long id,
            long revision,
            CampaignStatus status,
            VoucherType voucherType,
            @Nullable Discount discount,
            @Nullable Long minimumValueMinor,
            @Nullable Long maximumValueMinor,
            @Nullable Long maxRedemptions,
            @Nullable Long maxTotalBudgetMinor,
            long redemptions,
            long spentMinor) {}
}
