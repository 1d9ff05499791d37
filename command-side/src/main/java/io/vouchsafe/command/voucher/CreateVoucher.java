package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Create one voucher under a code that was given (contract §5.2, #2). */
record CreateVoucher(
        CampaignRoute campaign,
        long issueId,
        long voucherId,
        String code,
        boolean active,
        @Nullable CustomerKey customer)
        implements LaneCommand, NamesCustomer {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(
                customer == null ? List.of(campaign.treeId()) : List.of(campaign.treeId(), customer.lock()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(campaign.campaignId()), Vouchers.issue(issueId));
    }
}
