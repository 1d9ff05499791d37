package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Delete a voucher that was never redeemed (contract §5.2, #8). */
record DeleteVoucher(VoucherCard voucher) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(voucher.campaign().treeId()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(voucher.campaign().campaignId()), Vouchers.of(voucher.id()));
    }
}
