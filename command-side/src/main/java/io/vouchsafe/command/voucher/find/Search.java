package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.events.voucher.VoucherState;
import java.time.Instant;

/** What came of looking for a free voucher in one campaign. */
sealed interface Search {

    /**
     * A free voucher, as it stands after it was handed out.
     *
     * @param unique whether it can be redeemed only once
     * @param campaignName the campaign's name
     * @param updatedAt when anything last happened to the voucher
     */
    record Found(VoucherCard card, VoucherState state, boolean unique, String campaignName, Instant updatedAt)
            implements Search {}

    /** The campaign has none, or hands out none any more. */
    record Nothing() implements Search {}

    /** Many that were listed turned out to be used; those are struck off, and there may be a free one among the rest. */
    record Unfinished() implements Search {}
}
