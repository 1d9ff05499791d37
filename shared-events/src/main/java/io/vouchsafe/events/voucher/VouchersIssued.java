package io.vouchsafe.events.voucher;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of vouchers was issued: one code, or a part of a batch or an import. The ids are consecutive from {@code firstVoucherId}, in the
 * order of the codes.
 *
 * @param issueId the batch, import or single creation that the chunk belongs to
 * @param active whether the vouchers may be redeemed
 * @param prefix the batch's prefix; {@code null} for codes that were given
 * @param codes in their own case
 * @param customers the assigned customers' numbers in the order of the codes, or {@code null} where none is assigned
 */
public record VouchersIssued(
        long issueId,
        long projectId,
        long campaignId,
        long firstVoucherId,
        boolean active,
        @Nullable String prefix,
        List<String> codes,
        @Nullable List<@Nullable Long> customers,
        Instant at)
        implements VoucherEvent {}
