package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A customer as clients see one (contract §3.7).
 *
 * @param isNew until the first confirmed redemption, unless whoever registered the customer said otherwise
 */
@JsonPropertyOrder({"type", "identifier", "is_new", "created_at", "updated_at"})
public record CustomerResource(String type, String identifier, boolean isNew, Instant createdAt, Instant updatedAt) {

    /** The customer, with the type tag. */
    public static CustomerResource of(String identifier, boolean isNew, Instant createdAt, Instant updatedAt) {
        return new CustomerResource("Customer", identifier, isNew, createdAt, updatedAt);
    }
}
