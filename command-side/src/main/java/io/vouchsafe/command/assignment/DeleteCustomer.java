package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.voucher.NamedVouchers;
import java.util.Collection;
import java.util.SortedSet;

/**
 * Delete a customer, who leaves no voucher behind (contract §5.8, #4).
 *
 * @param named the vouchers that were the customer's when the command was sent, to know the locks; which ones are is asked again under them
 */
record DeleteCustomer(CustomerKey customer, NamedVouchers named) implements LaneCommand, NamesCustomer {

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
