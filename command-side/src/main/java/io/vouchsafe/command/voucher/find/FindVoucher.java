package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hand out a free voucher of a campaign (contract §5.2, #3): with a customer, a unique one is assigned; without, nothing is reserved. */
record FindVoucher(CampaignRoute campaign, @Nullable CustomerKey customer) implements LaneCommand, NamesCustomer {

    @Override
    public SortedSet<Long> locks() {
        TreeSet<Long> locks = new TreeSet<>(List.of(campaign.treeId()));
        CustomerKey key = customer;
        if (key != null) {
            locks.add(key.lock());
        }
        return locks;
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        List<StreamRef<?>> refs = new ArrayList<>();
        refs.add(CampaignStream.of(campaign.campaignId()));
        Long mainId = campaign.parentId();
        if (mainId != null) {
            refs.add(CampaignStream.of(mainId));
        }
        return refs;
    }
}
