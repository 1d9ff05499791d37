package io.vouchsafe.command.redemption;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.Vouchers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A step of a redemption: what every one of them touches. */
sealed interface RedemptionCommand extends LaneCommand permits CreateRedemption, ConfirmRedemption, DeleteRedemption {

    /** The voucher that was presented. */
    VoucherCard voucher();

    /** The code as it was presented. */
    String presentedCode();

    /** The caller's reference. */
    String transactionId();

    /** A number for the record, should the step be declined; and for the redemption, should it be created. */
    long attemptId();

    /** The project of voucher and redemption. */
    default long projectId() {
        return voucher().campaign().projectId();
    }

    /** The stream of the redemptions under the transaction id. */
    default StreamRef<RedemptionState> stream() {
        return RedemptionState.of(projectId(), transactionId());
    }

    @Override
    default SortedSet<Long> locks() {
        return new TreeSet<>(List.of(voucher().campaign().treeId()));
    }

    /** Nobody is erased while their redemption is decided on. */
    @Override
    default SortedSet<Long> sharedLocks() {
        return new TreeSet<>(List.of(CustomerKey.ERASURE));
    }

    @Override
    default Collection<StreamRef<?>> streams() {
        long campaignId = voucher().campaign().campaignId();
        List<StreamRef<?>> refs = new ArrayList<>(6);
        refs.add(stream());
        refs.add(Vouchers.of(voucher().id()));
        refs.add(CampaignStream.of(campaignId));
        refs.add(Ledger.of(campaignId));
        Long mainId = voucher().campaign().parentId();
        if (mainId != null) {
            refs.add(CampaignStream.of(mainId));
            refs.add(Ledger.of(mainId));
        }
        return refs;
    }
}
