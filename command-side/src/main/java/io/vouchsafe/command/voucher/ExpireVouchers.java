package io.vouchsafe.command.voucher;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.SortedSet;

/** Invalidate vouchers for good, all of them in one transaction (contract §5.2, #9). A long list runs beside the lanes. */
record ExpireVouchers(NamedVouchers named) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return named.trees();
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return named.streams();
    }

    @Override
    public boolean joinsLane() {
        return named.few() && !named.vouchers().isEmpty();
    }
}
