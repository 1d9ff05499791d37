package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.voucher.NamedVouchers;
import java.util.Collection;
import java.util.SortedSet;

/** Take vouchers back from a customer, where they are the customer's and were not used (contract §5.8, #7). */
record UnassignVouchers(CustomerKey customer, NamedVouchers named) implements LaneCommand, NamesCustomer {

    @Override
    public SortedSet<Long> locks() {
        SortedSet<Long> locks = named.trees();
        locks.add(customer.lock());
        return locks;
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return named.streams();
    }

    @Override
    public boolean joinsLane() {
        return named.few();
    }
}
