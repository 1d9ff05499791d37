package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import java.time.Instant;

/** The answers that are kept for repeated requests, some of which name customers. */
@FunctionalInterface
public interface KeptAnswers {

    /**
     * Forgets what names a customer, within the current transaction. A request whose answer is forgotten is still not done again.
     *
     * @param oldest when the first request came in whose answer is looked at
     */
    void forget(CustomerKey customer, Instant oldest);
}
