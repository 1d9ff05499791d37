package io.vouchsafe.command.customer;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.type.StreamIds;
import org.jspecify.annotations.Nullable;

/**
 * A customer (contract §3.7).
 *
 * @param isNew until the first confirmed redemption, unless whoever registered the customer said otherwise
 * @param redeemed whether a redemption was ever confirmed
 * @param deleted whether the number leads to nobody any more
 */
public record CustomerState(boolean isNew, boolean redeemed, boolean deleted) {

    private static final StreamKind<CustomerState> KIND = new StreamKind<>(CustomerState::evolve, true);

    /** The stream of a customer. */
    public static StreamRef<CustomerState> of(long customerNo) {
        return KIND.named(StreamIds.customer(customerNo));
    }

    private static CustomerState evolve(@Nullable CustomerState state, DomainEvent event) {
        return switch ((CustomerEvent) event) {
            case CustomerRegistered registered -> new CustomerState(registered.isNew(), false, false);
            case CustomerReturned _ -> new CustomerState(false, true, false);
            case CustomerDeleted _ -> new CustomerState(false, false, true);
        };
    }
}
