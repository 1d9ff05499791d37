package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Give a voucher another code, or switch it on or off (contract §5.2, #7). */
record ReviseVoucher(
        VoucherCard voucher,
        @Nullable String code,
        @Nullable Boolean active) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(voucher.campaign().treeId()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(voucher.campaign().campaignId()), Vouchers.of(voucher.id()));
    }
}
