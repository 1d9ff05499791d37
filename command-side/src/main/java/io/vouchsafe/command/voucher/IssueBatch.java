package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Generate a batch of vouchers (contract §5.2, #4). It takes a while, so it runs beside the lanes and takes its tree's lock only when the codes are
 * written and the events are to be appended.
 */
record IssueBatch(CampaignRoute campaign, long issueId, long firstVoucherId, BatchTerms terms) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return Collections.emptySortedSet();
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of();
    }

    @Override
    public boolean joinsLane() {
        return false;
    }
}
