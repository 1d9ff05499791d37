package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Put a customer on record (contract §5.8, #2). */
record RegisterCustomer(CustomerKey customer, boolean isNew) implements LaneCommand, NamesCustomer {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(customer.lock()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of();
    }
}
