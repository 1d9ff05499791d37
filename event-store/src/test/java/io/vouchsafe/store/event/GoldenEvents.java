package io.vouchsafe.store.event;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.usage.UsageReversed;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of each stored type, with everything filled in: what the golden files say. */
final class GoldenEvents {

    private static final Instant AT = Instant.parse("2024-03-09T10:15:30.123Z");
    private static final CampaignTerms TERMS = new CampaignTerms(
            1L,
            "Autumn",
            "internal",
            "Show this at the till",
            VoucherType.GENERIC,
            2_000_000L,
            100L,
            2_000L,
            50_000L,
            new Discount(DiscountType.PERCENTAGE, 50_000),
            "5% off",
            "on everything",
            "north",
            "app",
            "win back",
            "print",
            "B-7");
    private static final VoucherState VOUCHER = new VoucherState("VOU-S4H9LX", true, 5L, 2, false, false);
    private static final DecisionFacts FACTS = new DecisionFacts(
            new VoucherFacts(true, false, 2, true, true),
            campaign(9, VoucherType.GENERIC, new Discount(DiscountType.PERCENTAGE, 50_000)),
            campaign(1, VoucherType.UNIQUE, null),
            false,
            null);

    private GoldenEvents() {}

    private static CampaignFacts campaign(long id, VoucherType type, @Nullable Discount discount) {
        return new CampaignFacts(
                id, 3, CampaignStatus.ACTIVE, type, discount, 2_000L, 50_000L, 100L, 2_000_000L, 12, 34_567, null);
    }

    private static RedemptionRequest request() {
        return new RedemptionRequest(
                "ORDER-5512",
                5L,
                8_000,
                "till/1.0",
                new Location(52.52, 13.4),
                List.of(new CategoryTag("channel", "app")),
                Instant.parse("2024-03-09T10:30:30.123Z"));
    }

    /** A decision that asked one rule. */
    static RedemptionValidated validated(RuleFacts seen) {
        CampaignFacts campaign = new CampaignFacts(
                9, 3, CampaignStatus.ACTIVE, VoucherType.GENERIC, null, null, null, null, null, 0, 0, List.of(seen));
        return new RedemptionValidated(
                71,
                3,
                9,
                199,
                request(),
                400,
                new DecisionFacts(new VoucherFacts(true, false, 2, true, true), campaign, null, false, "Europe/London"),
                AT);
    }

    /** A decision on the request of a customer about whom it tells something. */
    static RedemptionValidated sealed(Sealed seal) {
        return new RedemptionValidated(71, 3, 9, 199, request().sealed(seal), 400, FACTS, AT);
    }

    /** In the order of the catalogue. */
    static List<DomainEvent> all() {
        return List.of(
                new CampaignCreated(9, 3, TERMS, AT),
                new CampaignRevised(9, 3, TERMS, AT),
                new CampaignActivated(9, 3, AT),
                new CampaignDeactivated(9, 3, AT),
                new CampaignDeleted(9, 3, AT),
                new VouchersIssued(
                        4, 3, 9, 199, true, "VOU", List.of("VOU-S4H9LX", "VOU-6WN2EX"), Arrays.asList(5L, null), AT),
                new VoucherRevised(199, 3, 9, VOUCHER, AT),
                new VoucherRedeemed(199, 3, 9, 2, VOUCHER, AT),
                new VoucherDeleted(199, 3, 9, VOUCHER.removed(), AT),
                new RedemptionValidated(71, 3, 9, 199, request(), 400, FACTS, AT),
                new RedemptionConfirmed(71, 3, 9, 199, request(), 400, true, AT, FACTS, AT),
                new RedemptionDeclined(
                        72,
                        3,
                        9,
                        199,
                        RedemptionStep.REDEEM,
                        request(),
                        true,
                        List.of(
                                Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "The voucher is not active"),
                                Refusal.of("campaign", RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED, "No more", 100)),
                        FACTS,
                        AT),
                new RedemptionDeleted(71, 3, 9, 199, AT),
                new LedgerCharged(9, 3, 2, 800, new LedgerState(12, 34_567, Map.of("y2024", 34_567L)), AT),
                new CustomerRegistered(5, 3, true, AT),
                new CustomerReturned(5, 3, null, AT),
                new CampaignRuleSet(
                        9,
                        3,
                        new CampaignRule.TimeOfOrder(7, LocalTime.of(17, 0), LocalTime.of(2, 30), 5, "Europe/London"),
                        2,
                        AT),
                new CampaignRuleRemoved(9, 3, RuleKind.TIME_OF_ORDER, 7, AT),
                new AreaDefined(4, 3, "Centre", "_p~iF~ps|U_ulLnnqC_mqNvxq`@", 2, AT),
                new AreaDeleted(4, 3, AT),
                new CategoryDefined(2, 3, "channel", List.of("app", "web"), 2, AT),
                new CategoryDeleted(2, 3, AT),
                new UsageCounted(9, 3, 5, 2, 7, AT),
                new CustomerDeleted(5, 3, AT),
                new VoucherAssigned(199, 3, 9, VOUCHER, AT),
                new VoucherUnassigned(199, 3, 9, VOUCHER.assignedTo(null), AT),
                new VoucherExpired(199, 3, 9, VOUCHER.invalidated(), AT),
                new RedemptionReversed(
                        71, 3, 9, 1L, 199, 5L, 400, AT, "Europe/London", "Goods came back", AT.plusSeconds(60)),
                new LedgerReversed(9, 3, 71, 400, new LedgerState(11, 34_167, Map.of("y2024", 34_167L)), AT),
                new UsageReversed(9, 3, 5, 71, 6, AT),
                new VoucherRestored(199, 3, 9, 71, VOUCHER.restored(), AT),
                new CustomerRedeemedElsewhere(5, 3, 10, AT),
                new CustomerRedemptionsReversed(5, 3, 9, false, true, AT),
                new CustomerErased(5, 3, "asked by letter of 4 March", AT));
    }

    /** Events with nothing that may be missing. */
    static List<DomainEvent> bare() {
        CampaignTerms terms = new CampaignTerms(
                null,
                "Season 24",
                null,
                null,
                VoucherType.UNIQUE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return List.of(
                new CampaignCreated(1, 3, terms, AT),
                new VouchersIssued(4, 3, 9, 199, false, null, List.of("SALE10"), null, AT),
                new VoucherRevised(199, 3, 9, VoucherState.issued("SALE10", false, null), AT),
                new RedemptionValidated(
                        71,
                        3,
                        9,
                        199,
                        new RedemptionRequest("ORDER-5512", null, 0, null, null, List.of(), null),
                        0,
                        new DecisionFacts(
                                new VoucherFacts(true, false, 0, false, false),
                                new CampaignFacts(
                                        9,
                                        0,
                                        CampaignStatus.ACTIVE,
                                        VoucherType.UNIQUE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        0,
                                        0,
                                        null),
                                null,
                                false,
                                null),
                        AT),
                new LedgerCharged(9, 3, 1, 0, new LedgerState(1, 0, Map.of()), AT));
    }
}
