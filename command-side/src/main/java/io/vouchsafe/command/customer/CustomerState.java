package io.vouchsafe.command.customer;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.type.StreamIds;
import org.jspecify.annotations.Nullable;

/**
 * A customer (contract §3.7).
 *
 * @param isNew until the first confirmed redemption
 */
public record CustomerState(boolean isNew) {

    private static final StreamKind<CustomerState> KIND = new StreamKind<>(CustomerState::evolve, true);

    /** The stream of a customer. */
    public static StreamRef<CustomerState> of(long customerNo) {
        return KIND.named(StreamIds.customer(customerNo));
    }

    private static CustomerState evolve(@Nullable CustomerState state, DomainEvent event) {
        return switch ((CustomerEvent) event) {
            case CustomerRegistered registered -> new CustomerState(registered.isNew());
            case CustomerReturned _ -> new CustomerState(false);
        };
    }
}
