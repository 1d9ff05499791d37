package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Delete a customer, who leaves no voucher behind (contract §5.8, #4). Which vouchers there are is known only under the customer's lock, so
 * that it locks their trees late and therefore runs beside the lanes: there it holds nothing for others meanwhile.
 */
record DeleteCustomer(CustomerKey customer) implements LaneCommand, NamesCustomer {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(customer.lock()));
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
