package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Erase a customer for good. Runs beside the lanes and locks late, like {@link DeleteCustomer}.
 *
 * @param reason for the record, without the identifier
 */
record EraseCustomer(CustomerKey customer, @Nullable String reason) implements LaneCommand, NamesCustomer {

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
