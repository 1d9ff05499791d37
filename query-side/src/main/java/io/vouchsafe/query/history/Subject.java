package io.vouchsafe.query.history;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaEvent;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.category.CategoryEvent;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VouchersIssued;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, each part {@code null} where there is none.
 *
 * @param voucherId of an issue, the first voucher's
 * @param vouchers of an issue, how many
 * @param customerNo as far as the event itself says it
 */
record Subject(
        @Nullable Long campaignId,
        @Nullable Long voucherId,
        @Nullable Integer vouchers,
        @Nullable Long redemptionId,
        @Nullable String transactionId,
        @Nullable Long customerNo) {

    private static final Subject NONE = new Subject(null, null, null, null, null, null);

    /**
     * What an event is about.
     *
     * @param stream which it belongs to; names the transaction where the event does not
     */
    static Subject of(DomainEvent event, String stream) {
        return switch (event) {
            case CampaignEvent campaign -> new Subject(campaign.campaignId(), null, null, null, null, null);
            case VouchersIssued issued ->
                new Subject(
                        issued.campaignId(),
                        issued.firstVoucherId(),
                        issued.codes().size(),
                        null,
                        null,
                        null);
            case VoucherEvent.OfOne voucher ->
                new Subject(
                        voucher.campaignId(),
                        voucher.voucherId(),
                        null,
                        null,
                        null,
                        voucher.state().customerNo());
            case RedemptionEvent redemption -> of(redemption, stream);
            case CustomerEvent customer -> new Subject(null, null, null, null, null, customer.customerNo());
            case AreaEvent _, CategoryEvent _ -> NONE;
            default -> throw new IllegalArgumentException("not followed: " + event);
        };
    }

    private static Subject of(RedemptionEvent redemption, String stream) {
        RedemptionRequest request = switch (redemption) {
            case RedemptionValidated validated -> validated.request();
            case RedemptionConfirmed confirmed -> confirmed.request();
            case RedemptionDeclined declined -> declined.request();
            case RedemptionDeleted _, RedemptionReversed _ -> null;
        };
        return new Subject(
                redemption.campaignId(),
                redemption.voucherId(),
                null,
                redemption.redemptionId(),
                request == null ? transactionOf(stream) : request.transactionId(),
                customerOf(redemption, request));
    }

    private static @Nullable Long customerOf(RedemptionEvent redemption, @Nullable RedemptionRequest request) {
        if (redemption instanceof RedemptionReversed reversed) {
            return reversed.customerNo();
        }
        return request == null ? null : request.customerNo();
    }

    /** The stream of a redemption is called by its project and its transaction. */
    private static String transactionOf(String stream) {
        return stream.substring(stream.indexOf(':', stream.indexOf(':') + 1) + 1);
    }
}
