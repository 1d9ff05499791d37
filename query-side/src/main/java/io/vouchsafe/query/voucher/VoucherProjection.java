package io.vouchsafe.query.voucher;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.List;
import java.util.Set;

/**
 * {@code views.voucher}: one row for each voucher that exists, with the redemptions it has; and {@code views.voucher_count}. Each voucher is
 * written once per batch, however much happened to it: first all that were issued, then all that changed, then all that were deleted. An id
 * is never given twice, so this order suits every history.
 */
public final class VoucherProjection implements Projection {

    /** Its name. */
    public static final String NAME = "vouchers";

    private final ViewsDatabase views;

    public VoucherProjection(ViewsDatabase views) {
        this.views = views;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return VoucherEvent.class.isAssignableFrom(eventClass)
                || eventClass == RedemptionValidated.class
                || eventClass == RedemptionConfirmed.class
                || eventClass == RedemptionDeleted.class
                || eventClass == CampaignDeleted.class;
    }

    @Override
    public void apply(List<DomainEvent> events) {
        VoucherBatch batch = new VoucherBatch(views.jdbc());
        for (DomainEvent event : events) {
            switch (event) {
                case VouchersIssued issued -> batch.issued(issued);
                case VoucherDeleted deleted -> batch.deleted(deleted);
                case VoucherEvent.OfOne changed -> batch.changed(changed);
                case RedemptionValidated validated -> batch.pending(validated, 1);
                case RedemptionConfirmed confirmed -> {
                    if (!confirmed.oneStep()) {
                        batch.pending(confirmed, -1);
                    }
                }
                case RedemptionDeleted deleted -> batch.pending(deleted, -1);
                case CampaignDeleted deleted -> batch.campaignDeleted(deleted.campaignId());
                default -> throw new IllegalArgumentException("not followed: " + event);
            }
        }
        batch.write();
    }

    @Override
    public List<String> tables() {
        return List.of("voucher", "voucher_count");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("voucher_of_customer");
    }
}
