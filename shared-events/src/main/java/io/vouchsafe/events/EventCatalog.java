package io.vouchsafe.events;

import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.usage.UsageReversed;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.util.List;
import java.util.Map;

/** Every event that can be stored, under the name that it is stored by. An event that is missing here cannot be written. */
public final class EventCatalog {

    private static final List<EventType> TYPES = List.of(
            new EventType("campaign-created", 1, CampaignCreated.class),
            new EventType("campaign-revised", 1, CampaignRevised.class),
            new EventType("campaign-activated", 1, CampaignActivated.class),
            new EventType("campaign-deactivated", 1, CampaignDeactivated.class),
            new EventType("campaign-deleted", 1, CampaignDeleted.class),
            new EventType("vouchers-issued", 1, VouchersIssued.class),
            new EventType("voucher-revised", 1, VoucherRevised.class),
            new EventType("voucher-redeemed", 1, VoucherRedeemed.class),
            new EventType("voucher-deleted", 1, VoucherDeleted.class),
            new EventType("redemption-validated", 1, RedemptionValidated.class),
            new EventType("redemption-confirmed", 1, RedemptionConfirmed.class),
            new EventType("redemption-declined", 1, RedemptionDeclined.class),
            new EventType("redemption-deleted", 1, RedemptionDeleted.class),
            new EventType("ledger-charged", 1, LedgerCharged.class),
            new EventType("customer-registered", 1, CustomerRegistered.class),
            new EventType("customer-returned", 1, CustomerReturned.class),
            new EventType("campaign-rule-set", 1, CampaignRuleSet.class),
            new EventType("campaign-rule-removed", 1, CampaignRuleRemoved.class),
            new EventType("area-defined", 1, AreaDefined.class),
            new EventType("area-deleted", 1, AreaDeleted.class),
            new EventType("category-defined", 1, CategoryDefined.class),
            new EventType("category-deleted", 1, CategoryDeleted.class),
            new EventType("usage-counted", 1, UsageCounted.class),
            new EventType("customer-deleted", 1, CustomerDeleted.class),
            new EventType("voucher-assigned", 1, VoucherAssigned.class),
            new EventType("voucher-unassigned", 1, VoucherUnassigned.class),
            new EventType("voucher-expired", 1, VoucherExpired.class),
            new EventType("redemption-reversed", 1, RedemptionReversed.class),
            new EventType("ledger-reversed", 1, LedgerReversed.class),
            new EventType("usage-reversed", 1, UsageReversed.class),
            new EventType("voucher-restored", 1, VoucherRestored.class),
            new EventType("customer-redeemed-elsewhere", 1, CustomerRedeemedElsewhere.class),
            new EventType("customer-redemptions-reversed", 1, CustomerRedemptionsReversed.class),
            new EventType("customer-erased", 1, CustomerErased.class));

    private static final List<Variants> VARIANTS = List.of(
            new Variants(
                    CampaignRule.class,
                    Map.of(
                            "area", CampaignRule.Area.class,
                            "budget", CampaignRule.Budget.class,
                            "category", CampaignRule.Category.class,
                            "time-of-order", CampaignRule.TimeOfOrder.class,
                            "timeframe", CampaignRule.Timeframe.class,
                            "max-discount", CampaignRule.MaxDiscount.class,
                            "new-customer", CampaignRule.NewCustomer.class,
                            "per-customer", CampaignRule.PerCustomer.class)),
            new Variants(
                    RuleFacts.class,
                    Map.of(
                            "area", RuleFacts.Area.class,
                            "budget", RuleFacts.Budget.class,
                            "category", RuleFacts.Category.class,
                            "time-of-order", RuleFacts.TimeOfOrder.class,
                            "timeframe", RuleFacts.Timeframe.class,
                            "max-discount", RuleFacts.MaxDiscount.class,
                            "new-customer", RuleFacts.NewCustomer.class,
                            "per-customer", RuleFacts.PerCustomer.class)));

    private EventCatalog() {}

    /**
     * The forms that a part of an event can take, each under the name that it is stored by. Names are for ever, like those of events.
     *
     * @param family the sealed type that events refer to
     * @param names every form of the family, by name
     */
    public record Variants(Class<?> family, Map<String, Class<?>> names) {}

    /** All types, in the order in which they were introduced. */
    public static List<EventType> types() {
        return TYPES;
    }

    /** All parts of events that take more than one form. */
    public static List<Variants> variants() {
        return VARIANTS;
    }
}
