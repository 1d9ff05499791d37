package io.vouchsafe.command.campaign;

import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays an edit over a campaign's terms and judges the result (contract §3.1, §3.3, §5.1). Pure. */
final class CampaignTermsMerge {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(Money.MAX_MINOR, 2);

    private final CampaignEdit edit;
    private final @Nullable CampaignTerms before;
    private final List<Refusal> problems;

    /**
     * An edit to be merged.
     *
     * @param before the terms so far; {@code null} for a new campaign
     */
    CampaignTermsMerge(CampaignEdit edit, @Nullable CampaignTerms before) {
        this.edit = edit;
        this.before = before;
        this.problems = new ArrayList<>(edit.problems());
    }

    /** What is wrong with the edit or with what would come of it; complete after {@link #merged}. */
    List<Refusal> problems() {
        return problems;
    }

    /** The terms after the edit; {@code null} if there are {@link #problems}. */
    @Nullable
    CampaignTerms merged() {
        Long parentId = parent();
        String name = name();
        CampaignTerms old = before;
        Discount discount = discount(old == null ? parentId == null && !wantsToBeDiscount() : old.isMain());
        Long minimum = pick("minimum_value", edit.minimumValueMinor(), old == null ? null : old.minimumValueMinor());
        Long maximum = pick("maximum_value", edit.maximumValueMinor(), old == null ? null : old.maximumValueMinor());
        if (minimum != null && maximum != null && minimum > maximum) {
            Money bound = Money.ofMinor(maximum);
            problems.add(Refusal.of(
                    "minimum_value", RefusalCode.ABOVE_MAXIMUM, "must be at most maximum_value, " + bound, bound));
        }
        if (!problems.isEmpty() || name == null) {
            return null;
        }
        VoucherType voucherType =
                edit.voucherType() != null ? edit.voucherType() : old == null ? VoucherType.UNIQUE : old.voucherType();
        return new CampaignTerms(
                parentId,
                name,
                pick("description", edit.description(), old == null ? null : old.description()),
                pick(
                        "customer_information",
                        edit.customerInformation(),
                        old == null ? null : old.customerInformation()),
                voucherType,
                pick("max_total_budget", edit.maxTotalBudgetMinor(), old == null ? null : old.maxTotalBudgetMinor()),
                pick("max_redemptions", edit.maxRedemptions(), old == null ? null : old.maxRedemptions()),
                minimum,
                maximum,
                discount,
                pick("reward_title", edit.rewardTitle(), old == null ? null : old.rewardTitle()),
                pick("reward_description", edit.rewardDescription(), old == null ? null : old.rewardDescription()),
                pick("team", edit.team(), old == null ? null : old.team()),
                pick("channel", edit.channel(), old == null ? null : old.channel()),
                pick("purpose", edit.purpose(), old == null ? null : old.purpose()),
                pick("medium", edit.medium(), old == null ? null : old.medium()),
                pick("budget_code", edit.budgetCode(), old == null ? null : old.budgetCode()));
    }

    private <T> @Nullable T pick(String attribute, @Nullable T edited, @Nullable T old) {
        return edit.has(attribute) ? edited : old;
    }

    private boolean wantsToBeDiscount() {
        return "discount".equals(edit.campaignType());
    }

    /** Main or discount is settled at creation: a campaign keeps its kind, though a discount campaign may move to another main campaign. */
    private @Nullable Long parent() {
        if (edit.faulty("parent_id") || edit.faulty("campaign_type")) {
            return null;
        }
        Long parentId = pick("parent_id", edit.parentId(), before == null ? null : before.parentId());
        boolean discount = before == null ? wantsToBeDiscount() : !before.isMain();
        if (before == null && parentId != null && !edit.has("campaign_type")) {
            problems.add(Refusal.of(
                    "campaign_type", RefusalCode.REQUIRED, "is required for a discount campaign", "discount"));
        } else if (discount && parentId == null) {
            problems.add(Refusal.of("parent_id", RefusalCode.REQUIRED, "is required for a discount campaign"));
        } else if (!discount && parentId != null) {
            problems.add(Refusal.of("parent_id", RefusalCode.MUST_BE_NULL, "must be null for a main campaign"));
        }
        if (before != null && edit.has("campaign_type") && wantsToBeDiscount() == before.isMain()) {
            String expected = before.isMain() ? "null" : "discount";
            problems.add(Refusal.of(
                    "campaign_type", RefusalCode.UNEXPECTED_VALUE, "of a campaign cannot be changed", expected));
        }
        return parentId;
    }

    private @Nullable String name() {
        String name = pick("name", edit.name(), before == null ? null : before.name());
        if ((name == null || name.isEmpty()) && !edit.faulty("name")) {
            problems.add(Refusal.of("name", RefusalCode.REQUIRED, "is required"));
        }
        return name;
    }

    private @Nullable Discount discount(boolean optional) {
        if (edit.faulty("discount_type") || edit.faulty("discount_value")) {
            return null;
        }
        Discount old = before == null ? null : before.discount();
        DiscountType type = pick("discount_type", edit.discountType(), old == null ? null : old.type());
        BigDecimal value = pick("discount_value", edit.discountValue(), old == null ? null : shown(old));
        if (type == null && value == null && optional) {
            return null;
        }
        if (type == null) {
            problems.add(Refusal.of("discount_type", RefusalCode.REQUIRED, "is required"));
        }
        if (value == null) {
            problems.add(Refusal.of("discount_value", RefusalCode.REQUIRED, "is required"));
        }
        return type == null || value == null ? null : discount(type, value);
    }

    private @Nullable Discount discount(DiscountType type, BigDecimal value) {
        BigDecimal maximum = switch (type) {
            case PERCENTAGE -> HUNDRED;
            case NUMERIC -> MAX_AMOUNT;
        };
        if (value.compareTo(maximum) > 0) {
            String bound = maximum.toPlainString();
            problems.add(Refusal.of("discount_value", RefusalCode.ABOVE_MAXIMUM, "must be at most " + bound, bound));
            return null;
        }
        BigDecimal units =
                value.movePointRight(type == DiscountType.PERCENTAGE ? 4 : 2).setScale(0, RoundingMode.HALF_UP);
        if (units.signum() <= 0) {
            problems.add(Refusal.of("discount_value", RefusalCode.BELOW_MINIMUM, "must be greater than 0", 0));
            return null;
        }
        return new Discount(type, units.longValueExact());
    }

    private static BigDecimal shown(Discount discount) {
        return BigDecimal.valueOf(discount.value(), discount.type() == DiscountType.PERCENTAGE ? 4 : 2);
    }

    /** What may not change once a redemption was confirmed, because money was granted on it. */
    static List<Refusal> frozen(CampaignTerms before, CampaignTerms after) {
        List<Refusal> problems = new ArrayList<>();
        if (!Objects.equals(before.parentId(), after.parentId())) {
            problems.add(frozen("parent_id"));
        }
        if (before.voucherType() != after.voucherType()) {
            problems.add(frozen("voucher_type"));
        }
        Discount old = before.discount();
        Discount now = after.discount();
        if ((old == null ? null : old.type()) != (now == null ? null : now.type())) {
            problems.add(frozen("discount_type"));
        } else if (!Objects.equals(old, now)) {
            problems.add(frozen("discount_value"));
        }
        return problems;
    }

    private static Refusal frozen(String attribute) {
        return Refusal.of(attribute, RefusalCode.INVALID, "cannot be changed after a redemption was confirmed");
    }
}
