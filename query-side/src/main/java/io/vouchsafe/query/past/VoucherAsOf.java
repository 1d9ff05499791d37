package io.vouchsafe.query.past;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as it was.
 *
 * @param customerIdentifier whose it was, by the name that the customer bears today
 * @param uses confirmed redemptions until then
 * @param latest its latest redemptions and attempts until then, newest first
 */
@JsonPropertyOrder({"type", "as_of", "id", "campaign_id", "code", "active", "assigned"})
record VoucherAsOf(
        String type,
        AsOf asOf,
        long id,
        long campaignId,
        String code,
        boolean active,
        boolean assigned,
        @Nullable String customerIdentifier,
        boolean expired,
        boolean deleted,
        long uses,
        List<Step> latest) {

    /** Something that was asked of it under a transaction id. */
    record Step(long position, Instant time, String event, String transactionId) {}
}
