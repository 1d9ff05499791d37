package io.vouchsafe.command.campaign;

import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.VoucherType;
import org.jspecify.annotations.Nullable;

/** The terms of a campaign, built from what matters to a test. Amounts are in minor units. */
public final class Terms {

    private final @Nullable Long parentId;
    private final String name;
    private VoucherType voucherType = VoucherType.UNIQUE;
    private @Nullable Long budget;
    private @Nullable Long redemptions;
    private @Nullable Long minimum;
    private @Nullable Long maximum;
    private @Nullable Discount discount;

    private Terms(@Nullable Long parentId, String name) {
        this.parentId = parentId;
        this.name = name;
    }

    /** A main campaign without limits. */
    public static Terms main(String name) {
        return new Terms(null, name);
    }

    /** A campaign of unique codes for 5 % off, without limits. */
    public static Terms discount(long parentId, String name) {
        return new Terms(parentId, name).percent(5);
    }

    /** Codes that can be redeemed many times. */
    public Terms generic() {
        voucherType = VoucherType.GENERIC;
        return this;
    }

    /** So many per cent off. */
    public Terms percent(int percent) {
        discount = new Discount(DiscountType.PERCENTAGE, percent * 10_000L);
        return this;
    }

    /** A fixed amount off. */
    public Terms off(long minor) {
        discount = new Discount(DiscountType.NUMERIC, minor);
        return this;
    }

    /** At most so much money in all. */
    public Terms budget(long minor) {
        budget = minor;
        return this;
    }

    /** At most so many redemptions in all. */
    public Terms redemptions(long count) {
        redemptions = count;
        return this;
    }

    /** Only for transactions that cost so much. */
    public Terms between(@Nullable Long minimumMinor, @Nullable Long maximumMinor) {
        minimum = minimumMinor;
        maximum = maximumMinor;
        return this;
    }

    /** The terms as an event carries them. */
    public CampaignTerms build() {
        return new CampaignTerms(
                parentId,
                name,
                null,
                null,
                voucherType,
                budget,
                redemptions,
                minimum,
                maximum,
                discount,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
