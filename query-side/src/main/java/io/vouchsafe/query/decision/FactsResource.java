package io.vouchsafe.query.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.type.Discount;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a decision saw, apart from the request and the clock. What each rule of a campaign saw stands at its verdict.
 *
 * @param voucher as it stood
 * @param campaign its campaign
 * @param main its main campaign
 * @param transactionIdTaken whether another redemption existed under the transaction id
 * @param timeZone by which calendar windows were reckoned; {@code null} where no rule needed one
 */
record FactsResource(
        VoucherFacts voucher,
        Campaign campaign,
        @Nullable Campaign main,
        boolean transactionIdTaken,
        @Nullable String timeZone) {

    private static final int PERCENT_DIGITS = 4;
    private static final int AMOUNT_DIGITS = 2;

    static FactsResource of(DecisionFacts facts) {
        CampaignFacts main = facts.main();
        return new FactsResource(
                facts.voucher(),
                Campaign.of(facts.campaign()),
                main == null ? null : Campaign.of(main),
                facts.transactionIdTaken(),
                facts.timeZone());
    }

    /**
     * A campaign as a decision saw it. Amounts are in the project's currency.
     *
     * @param revision number of the last event in the campaign's stream, which names the terms that applied
     * @param discountValue an amount, or a percentage
     * @param redemptions confirmed before
     * @param spent granted before
     */
    @JsonPropertyOrder({
        "id",
        "revision",
        "status",
        "voucher_type",
        "discount_type",
        "discount_value",
        "minimum_value",
        "maximum_value",
        "max_redemptions",
        "max_total_budget",
        "redemptions",
        "spent"
    })
    record Campaign(
            long id,
            long revision,
            String status,
            String voucherType,
            @Nullable String discountType,
            @Nullable BigDecimal discountValue,
            @Nullable BigDecimal minimumValue,
            @Nullable BigDecimal maximumValue,
            @Nullable Long maxRedemptions,
            @Nullable BigDecimal maxTotalBudget,
            long redemptions,
            BigDecimal spent) {

        static Campaign of(CampaignFacts facts) {
            Discount discount = facts.discount();
            return new Campaign(
                    facts.id(),
                    facts.revision(),
                    wire(facts.status()),
                    wire(facts.voucherType()),
                    discount == null ? null : wire(discount.type()),
                    discount == null ? null : value(discount),
                    amount(facts.minimumValueMinor()),
                    amount(facts.maximumValueMinor()),
                    facts.maxRedemptions(),
                    amount(facts.maxTotalBudgetMinor()),
                    facts.redemptions(),
                    BigDecimal.valueOf(facts.spentMinor(), AMOUNT_DIGITS));
        }

        private static BigDecimal value(Discount discount) {
            return switch (discount.type()) {
                case NUMERIC -> BigDecimal.valueOf(discount.value(), AMOUNT_DIGITS);
                case PERCENTAGE -> BigDecimal.valueOf(discount.value(), PERCENT_DIGITS);
            };
        }

        private static @Nullable BigDecimal amount(@Nullable Long minor) {
            return minor == null ? null : BigDecimal.valueOf(minor, AMOUNT_DIGITS);
        }

        private static String wire(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }
}
