package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * The vouchers that one command is about.
 *
 * @param vouchers as the directory has just named them; any of them may have changed before the command is decided
 * @param unknown the codes that no voucher bears, as they were sent
 */
public record NamedVouchers(List<VoucherCard> vouchers, List<String> unknown) {

    /** More than this would keep a lane's other commands waiting. */
    private static final int FEW = 100;

    /**
     * The vouchers of a customer whose lock is held, so that no further one is assigned; from here on their trees are locked as well, and their streams
     * caught up with.
     */
    public static NamedVouchers lockedOf(long customerNo, VoucherDirectory directory, Streams streams) {
        SortedSet<Long> trees = of(customerNo, directory).trees();
        streams.prefetch(trees, List.of());
        NamedVouchers assigned = of(customerNo, directory);
        if (!trees.containsAll(assigned.trees())) {
            throw new ConcurrencyException("a campaign has just been moved to a tree that is not locked");
        }
        streams.prefetch(assigned.streams());
        return assigned;
    }

    private static NamedVouchers of(long customerNo, VoucherDirectory directory) {
        return new NamedVouchers(directory.assignedTo(customerNo), List.of());
    }

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
