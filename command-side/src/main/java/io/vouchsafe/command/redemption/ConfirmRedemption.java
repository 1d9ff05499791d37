package io.vouchsafe.command.redemption;

import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.command.voucher.VoucherCard;
import java.util.Collection;
import java.util.List;

/** Confirm a validated redemption (contract §4.2). */
record ConfirmRedemption(VoucherCard voucher, String presentedCode, long attemptId, String transactionId)
        implements RedemptionCommand {

    @Override
    public Collection<StreamRef<?>> furtherStreams(Streams streams) {
        RedemptionState redemption = streams.state(stream());
        Long customerNo = redemption == null ? null : redemption.request().customerNo();
        return customerNo == null
                ? List.of()
                : List.of(
                        CustomerState.of(customerNo),
                        Usage.of(voucher.campaign().campaignId(), customerNo));
    }
}
