package io.vouchsafe.command.redemption;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validate a redemption, and confirm it at once if so wanted (contract §4.1).
 *
 * @param ttl how long it may be confirmed; {@code null} is for ever
 */
record CreateRedemption(
        VoucherCard voucher,
        String presentedCode,
        long attemptId,
        String transactionId,
        @Nullable CustomerKey customer,
        long costMinor,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        @Nullable Duration ttl,
        boolean confirm)
        implements RedemptionCommand, NamesCustomer {

    /** The request as it is judged and stored, once the customer's number is known. */
    RedemptionRequest request(@Nullable Long customerNo, Instant now) {
        return new RedemptionRequest(
                transactionId,
                customerNo,
                costMinor,
                userAgent,
                location,
                categories,
                ttl == null ? null : now.plus(ttl));
    }
}
