package io.vouchsafe.command.redemption;

import io.vouchsafe.command.voucher.VoucherCard;

/** Delete an unconfirmed redemption (contract §4.1). */
record DeleteRedemption(VoucherCard voucher, String presentedCode, long attemptId, String transactionId)
        implements RedemptionCommand {}
