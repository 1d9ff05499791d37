package io.vouchsafe.command.voucher.file;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.voucher.Vouchers;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Enter some rows of a file as vouchers (contract §5.2, #5). It runs beside the lanes and takes its locks only when the rows are written and the
 * events are to be appended.
 *
 * @param issueId the same for all chunks of a file
 * @param firstVoucherId the first of as many numbers as there are rows
 * @param rows fit to be vouchers, one by one
 */
record ImportChunk(CampaignRoute campaign, long issueId, long firstVoucherId, List<Row> rows) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return Collections.emptySortedSet();
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(campaign.campaignId()), Vouchers.issue(issueId));
    }

    @Override
    public boolean joinsLane() {
        return false;
    }
}
