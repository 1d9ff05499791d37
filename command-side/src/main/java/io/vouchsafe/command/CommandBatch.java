package io.vouchsafe.command;

import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.idempotency.Receipts;
import io.vouchsafe.command.lane.Batch;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.store.event.StreamReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import org.axonframework.eventhandling.EventBus;

/**
 * One transaction of the command side: customers are looked up, locks taken and streams caught up with, then everything is decided, then everything is
 * written at once.
 */
final class CommandBatch implements Batch {

    private final Streams streams;
    private final Customers customers;
    private final Receipts receipts;
    private final EventBus events;

    CommandBatch(Streams streams, Customers customers, Receipts receipts, EventBus events) {
        this.streams = streams;
        this.customers = customers;
        this.receipts = receipts;
        this.events = events;
    }

    Streams streams() {
        return streams;
    }

    Customers customers() {
        return customers;
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public void open(List<LaneCommand> commands) {
        TreeSet<Long> keys = new TreeSet<>();
        TreeSet<Long> shared = new TreeSet<>();
        Collection<StreamRef<?>> refs = new ArrayList<>();
        List<NamesCustomer> naming = new ArrayList<>();
        for (LaneCommand command : commands) {
            keys.addAll(command.locks());
            shared.addAll(command.sharedLocks());
            refs.addAll(command.streams());
            if (command instanceof NamesCustomer one) {
                naming.add(one);
            }
        }
        customers.prefetch(naming.stream()
                .map(NamesCustomer::customer)
                .filter(Objects::nonNull)
                .toList());
        refs.addAll(customers.streams());
        forKnown(naming, (one, number) -> refs.addAll(one.streams(number)));
        streams.prefetch(new StreamReader.Locks(keys, shared), refs);
        // What was remembered, or found before the locks, may be of somebody who has been deleted since.
        customers.catchUp(streams);
        List<StreamRef<?>> further = new ArrayList<>();
        for (LaneCommand command : commands) {
            further.addAll(command.furtherStreams(streams));
        }
        forKnown(naming, (one, number) -> {
            further.addAll(one.streams(number));
            further.addAll(one.furtherStreams(number, streams));
        });
        streams.prefetch(further);
    }

    private void forKnown(List<NamesCustomer> naming, ObjLongConsumer<NamesCustomer> action) {
        for (NamesCustomer one : naming) {
            Long number = customers.number(one.customer());
            if (number != null) {
                action.accept(one, number);
            }
        }
    }

    @Override
    public int changes() {
        return streams.changes();
    }

    @Override
    public void flush() {
        customers.flush();
        receipts.flush();
        streams.flush(events);
    }

    @Override
    public void committed() {
        streams.committed();
        customers.committed();
        receipts.committed();
    }

    @Override
    public void abandoned() {
        streams.abandoned();
    }
}
