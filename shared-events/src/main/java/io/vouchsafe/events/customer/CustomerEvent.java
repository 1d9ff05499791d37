package io.vouchsafe.events.customer;

import io.vouchsafe.events.DomainEvent;

/** What can happen to a customer. */
public sealed interface CustomerEvent extends DomainEvent
        permits CustomerRegistered,
                CustomerReturned,
                CustomerRedeemedElsewhere,
                CustomerRedemptionsReversed,
                CustomerDeleted,
                CustomerErased {

    /** The customer's number, unique across projects. */
    long customerNo();
}
