package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.events.voucher.VoucherState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as the directory holds it: how it was issued, and where its commands go. What has happened since is in its stream.
 *
 * @param code the code as stored
 * @param active whether it was issued active
 * @param customerNo whose it was when this was read, if anybody's; only while its stream is empty is that what counts
 */
public record VoucherCard(
        long id,
        CampaignRoute campaign,
        String code,
        boolean active,
        @Nullable Long customerNo,
        Instant createdAt) {

    /** The state of the voucher while its stream is empty. */
    VoucherState asIssued() {
        return VoucherState.issued(code, active, customerNo);
    }
}
