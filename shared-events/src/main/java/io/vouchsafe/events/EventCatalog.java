package io.vouchsafe.events;

import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.util.List;

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
            new EventType("customer-returned", 1, CustomerReturned.class));

    private EventCatalog() {}

    /** All types, in the order in which they were introduced. */
    public static List<EventType> types() {
        return TYPES;
    }
}
