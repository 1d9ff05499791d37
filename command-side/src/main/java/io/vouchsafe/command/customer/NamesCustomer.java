package io.vouchsafe.command.customer;

import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that names a customer, who is looked up together with those of the rest of its batch. */
public interface NamesCustomer {

    /** The customer that the client named, or nobody. */
    @Nullable
    CustomerKey customer();

    /** The streams that it will read or write because the customer is known under this number, besides the customer's own. */
    default Collection<StreamRef<?>> streams(long customerNo) {
        return List.of();
    }

    /** Further ones, as the first streams tell. */
    default Collection<StreamRef<?>> furtherStreams(long customerNo, Streams streams) {
        return List.of();
    }
}
