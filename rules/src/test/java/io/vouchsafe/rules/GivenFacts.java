package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.VoucherType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An attempt that meets every rule, unless it is given otherwise: 80.00 at 5 % off with an active unique code. */
final class GivenFacts {

    static final Instant NOON = Instant.parse("2024-03-09T12:00:00Z");

    private VoucherFacts voucher = new VoucherFacts(true, false, 0, false, false);
    private boolean transactionIdTaken;
    private long cost = 8_000;
    private long granted = 400;
    private @Nullable Instant expiresAt;
    private Instant now = NOON;
    private @Nullable Location location;
    private List<CategoryTag> categories = List.of();
    private CampaignFacts campaign = new CampaignFacts(
            9,
            1,
            CampaignStatus.ACTIVE,
            VoucherType.UNIQUE,
            new Discount(DiscountType.PERCENTAGE, 50_000),
            null,
            null,
            null,
            null,
            0,
            0,
            null);
    private @Nullable CampaignFacts main =
            new CampaignFacts(1, 0, CampaignStatus.DRAFT, VoucherType.UNIQUE, null, null, null, null, null, 0, 0, null);

    GivenFacts transactionIdTaken() {
        transactionIdTaken = true;
        return this;
    }

    GivenFacts cost(long minor) {
        cost = minor;
        return this;
    }

    GivenFacts granted(long minor) {
        granted = minor;
        return this;
    }

    GivenFacts expiresAt(Instant instant) {
        expiresAt = instant;
        return this;
    }

    GivenFacts voucher(boolean active, boolean expired, long uses) {
        voucher = new VoucherFacts(active, expired, uses, voucher.assigned(), voucher.presentedByAssignee());
        return this;
    }

    GivenFacts assigned(boolean presentedByAssignee) {
        voucher = new VoucherFacts(voucher.active(), voucher.expired(), voucher.uses(), true, presentedByAssignee);
        return this;
    }

    GivenFacts generic() {
        campaign = new CampaignFacts(
                9, 1, campaign.status(), VoucherType.GENERIC, campaign.discount(), null, null, null, null, 0, 0, null);
        return this;
    }

    GivenFacts status(CampaignStatus status) {
        campaign = new CampaignFacts(
                9, 1, status, campaign.voucherType(), campaign.discount(), null, null, null, null, 0, 0, null);
        return this;
    }

    GivenFacts values(@Nullable Long minimum, @Nullable Long maximum) {
        campaign = new CampaignFacts(
                9,
                1,
                campaign.status(),
                campaign.voucherType(),
                campaign.discount(),
                minimum,
                maximum,
                campaign.maxRedemptions(),
                campaign.maxTotalBudgetMinor(),
                campaign.redemptions(),
                campaign.spentMinor(),
                campaign.rules());
        return this;
    }

    GivenFacts counts(@Nullable Long limit, long redemptions) {
        campaign = limits(campaign, limit, campaign.maxTotalBudgetMinor(), redemptions, campaign.spentMinor());
        return this;
    }

    GivenFacts budget(@Nullable Long limit, long spent) {
        campaign = limits(campaign, campaign.maxRedemptions(), limit, campaign.redemptions(), spent);
        return this;
    }

    GivenFacts main(CampaignStatus status) {
        main = new CampaignFacts(1, 0, status, VoucherType.UNIQUE, null, null, null, null, null, 0, 0, null);
        return this;
    }

    GivenFacts mainLimits(@Nullable Long count, long redemptions, @Nullable Long budget, long spent) {
        CampaignFacts before = main;
        main = before == null ? null : limits(before, count, budget, redemptions, spent);
        return this;
    }

    GivenFacts rules(RuleFacts... rules) {
        campaign = ruled(campaign, rules);
        return this;
    }

    GivenFacts mainRules(RuleFacts... rules) {
        CampaignFacts before = main;
        main = before == null ? null : ruled(before, rules);
        return this;
    }

    GivenFacts at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    GivenFacts location() {
        location = new Location(52.52, 13.4);
        return this;
    }

    /** Categories with tags, each as {@code name/tag}. */
    GivenFacts sent(String... tags) {
        categories = Stream.of(tags)
                .map(tag -> tag.split("/"))
                .map(parts -> new CategoryTag(parts[0], parts[1]))
                .toList();
        return this;
    }

    private static CampaignFacts ruled(CampaignFacts of, RuleFacts... rules) {
        return new CampaignFacts(
                of.id(),
                of.revision(),
                of.status(),
                of.voucherType(),
                of.discount(),
                of.minimumValueMinor(),
                of.maximumValueMinor(),
                of.maxRedemptions(),
                of.maxTotalBudgetMinor(),
                of.redemptions(),
                of.spentMinor(),
                List.of(rules));
    }

    GivenFacts withoutMain() {
        main = null;
        return this;
    }

    private static CampaignFacts limits(
            CampaignFacts of, @Nullable Long count, @Nullable Long budget, long redemptions, long spent) {
        return new CampaignFacts(
                of.id(),
                of.revision(),
                of.status(),
                of.voucherType(),
                of.discount(),
                of.minimumValueMinor(),
                of.maximumValueMinor(),
                count,
                budget,
                redemptions,
                spent,
                of.rules());
    }

    RedemptionRequest request() {
        return new RedemptionRequest("ORDER-1", null, cost, null, location, categories, expiresAt);
    }

    DecisionFacts facts() {
        return new DecisionFacts(voucher, campaign, main, transactionIdTaken, "UTC");
    }

    Attempt attempt() {
        return new Attempt(request(), facts(), Money.ofMinor(granted), now);
    }

    RedemptionDecision create() {
        return RuleBook.create(request(), facts(), now);
    }

    RedemptionDecision confirm() {
        return RuleBook.confirm(request(), facts(), Money.ofMinor(granted), now);
    }
}
