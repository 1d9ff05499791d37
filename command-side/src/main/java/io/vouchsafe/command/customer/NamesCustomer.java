package io.vouchsafe.command.customer;

import org.jspecify.annotations.Nullable;

/** A command that names a customer, who is looked up together with those of the rest of its batch. */
public interface NamesCustomer {

    /** The customer that the client named, or nobody. */
    @Nullable
    CustomerKey customer();
}
