package io.vouchsafe.events.redemption;

import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.VoucherType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision on a redemption looked at, apart from the request itself and the clock. Stored with the decision, so that it can be
 * explained and repeated for ever.
 *
 * @param voucher the voucher as it stood
 * @param campaign its campaign, with what had been confirmed before
 * @param main the main campaign likewise, where there is one
 * @param transactionIdTaken whether another redemption existed under the transaction id
 * @param timeZone the project's, by which calendar windows were reckoned; {@code null} where no rule of a campaign was asked
 */
public record DecisionFacts(
        VoucherFacts voucher,
        CampaignFacts campaign,
        @Nullable CampaignFacts main,
        boolean transactionIdTaken,
        @Nullable String timeZone) {

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
     * @param rules what its rules looked at, in the order in which they were added: of a discount campaign those that the step asks, of a
     *     main campaign its budgets; {@code null} for none
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
            long spentMinor,
            @Nullable List<RuleFacts> rules) {

        public CampaignFacts {
            rules = rules == null || rules.isEmpty() ? null : List.copyOf(rules);
        }

        /** What the rules of one kind looked at. */
        public <F extends RuleFacts> List<F> rules(Class<F> kind) {
            return rules == null
                    ? List.of()
                    : rules.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
