package io.vouchsafe.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.area.AreaEvent;
import io.vouchsafe.events.budget.LedgerEvent;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.category.CategoryEvent;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.usage.UsageEvent;
import io.vouchsafe.events.voucher.VoucherEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    private static final List<Class<?>> FAMILIES = List.of(
            CampaignEvent.class,
            VoucherEvent.class,
            RedemptionEvent.class,
            LedgerEvent.class,
            CustomerEvent.class,
            AreaEvent.class,
            CategoryEvent.class,
            UsageEvent.class);

    @Test
    void holdsEveryRecordOfEveryFamilyOnce() {
        List<Class<?>> records = new ArrayList<>();
        FAMILIES.forEach(family -> collect(family, records));

        assertThat(EventCatalog.types().stream().<Class<?>>map(EventType::payload))
                .containsExactlyInAnyOrderElementsOf(records);
    }

    private static void collect(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
            return;
        }
        assertThat(type.isSealed()).as("%s is a record or sealed", type).isTrue();
        for (Class<?> member : type.getPermittedSubclasses()) {
            collect(member, records);
        }
    }

    @Test
    void givesEveryEventANameOfItsOwn() {
        assertThat(EventCatalog.types().stream().map(EventType::name)).doesNotHaveDuplicates();
    }

    /** Stored names are for ever. This list may grow; a change to a line of it loses stored events. */
    @Test
    void neverRenamesWhatIsStored() {
        assertThat(EventCatalog.types().stream()
                        .map(type -> type.name() + "." + type.revision() + " "
                                + type.payload().getSimpleName()))
                .containsExactly(
                        "campaign-created.1 CampaignCreated",
                        "campaign-revised.1 CampaignRevised",
                        "campaign-activated.1 CampaignActivated",
                        "campaign-deactivated.1 CampaignDeactivated",
                        "campaign-deleted.1 CampaignDeleted",
                        "vouchers-issued.1 VouchersIssued",
                        "voucher-revised.1 VoucherRevised",
                        "voucher-redeemed.1 VoucherRedeemed",
                        "voucher-deleted.1 VoucherDeleted",
                        "redemption-validated.1 RedemptionValidated",
                        "redemption-confirmed.1 RedemptionConfirmed",
                        "redemption-declined.1 RedemptionDeclined",
                        "redemption-deleted.1 RedemptionDeleted",
                        "ledger-charged.1 LedgerCharged",
                        "customer-registered.1 CustomerRegistered",
                        "customer-returned.1 CustomerReturned",
                        "campaign-rule-set.1 CampaignRuleSet",
                        "campaign-rule-removed.1 CampaignRuleRemoved",
                        "area-defined.1 AreaDefined",
                        "area-deleted.1 AreaDeleted",
                        "category-defined.1 CategoryDefined",
                        "category-deleted.1 CategoryDeleted",
                        "usage-counted.1 UsageCounted",
                        "customer-deleted.1 CustomerDeleted",
                        "voucher-assigned.1 VoucherAssigned",
                        "voucher-unassigned.1 VoucherUnassigned",
                        "voucher-expired.1 VoucherExpired",
                        "redemption-reversed.1 RedemptionReversed",
                        "ledger-reversed.1 LedgerReversed",
                        "usage-reversed.1 UsageReversed",
                        "voucher-restored.1 VoucherRestored",
                        "customer-redeemed-elsewhere.1 CustomerRedeemedElsewhere",
                        "customer-redemptions-reversed.1 CustomerRedemptionsReversed",
                        "customer-erased.1 CustomerErased");
    }

    @Test
    void namesEveryFormOfWhatTakesSeveral() {
        for (EventCatalog.Variants variants : EventCatalog.variants()) {
            List<Class<?>> forms = new ArrayList<>();
            collect(variants.family(), forms);

            assertThat(variants.names().values()).containsExactlyInAnyOrderElementsOf(forms);
        }
    }
}
