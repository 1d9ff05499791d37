package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The vouchers that one command is about.
 *
 * @param vouchers as the directory has just named them; any of them may have changed before the command is decided
 * @param unknown the codes that no voucher bears, as they were sent
 */
public record NamedVouchers(List<VoucherCard> vouchers, List<String> unknown) {

    /** More than this would keep a lane's other commands waiting. */
    private static final int FEW = 100;

    /** The trees that they are in. */
    public SortedSet<Long> trees() {
        SortedSet<Long> trees = new TreeSet<>();
        vouchers.forEach(card -> trees.add(card.campaign().treeId()));
        return trees;
    }

    /** The streams that their state follows from. */
    public Collection<StreamRef<?>> streams() {
        Set<StreamRef<?>> refs = LinkedHashSet.newLinkedHashSet(vouchers.size() + 1);
        for (VoucherCard card : vouchers) {
            refs.add(CampaignStream.of(card.campaign().campaignId()));
            refs.add(Vouchers.of(card.id()));
        }
        return refs;
    }

    /** Whether a command about them may be decided together with others. */
    public boolean few() {
        return vouchers.size() <= FEW;
    }
}
