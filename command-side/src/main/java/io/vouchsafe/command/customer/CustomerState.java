package io.vouchsafe.command.customer;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer (contract §3.7). Three events at most, so all of them are read.
 *
 * @param isNew until the first confirmed redemption, unless whoever registered the customer said otherwise
 * @param redeemed whether a redemption was ever confirmed
 * @param deleted whether the number leads to nobody any more, because the customer was deleted or erased
 */
public record CustomerState(boolean isNew, boolean redeemed, boolean deleted, Instant createdAt, Instant updatedAt) {

    private static final StreamKind<CustomerState> KIND = new StreamKind<>(CustomerState::evolve, false);

    /** The stream of a customer. */
    public static StreamRef<CustomerState> of(long customerNo) {
        return KIND.named(StreamIds.customer(customerNo));
    }

    private static CustomerState evolve(@Nullable CustomerState state, DomainEvent event) {
        return switch ((CustomerEvent) event) {
            case CustomerRegistered registered ->
                new CustomerState(registered.isNew(), false, false, registered.at(), registered.at());
            case CustomerReturned returned ->
                new CustomerState(false, true, false, registeredAt(state, returned), returned.at());
            case CustomerDeleted deleted ->
                new CustomerState(false, false, true, registeredAt(state, deleted), deleted.at());
            case CustomerErased erased ->
                new CustomerState(
                        false, state != null && state.redeemed(), true, registeredAt(state, erased), erased.at());
        };
    }

    private static Instant registeredAt(@Nullable CustomerState state, CustomerEvent event) {
        if (state == null || state.deleted()) {
            throw new IllegalStateException("nobody is there for " + event);
        }
        return state.createdAt();
    }
}
