package io.vouchsafe.events.budget;

import io.vouchsafe.events.DomainEvent;

/** What can happen to a campaign's account of what it spent. */
public sealed interface LedgerEvent extends DomainEvent permits LedgerCharged, LedgerReversed {

    /** The campaign whose account it is: a discount campaign, or a main campaign for the sum of its children. */
    long campaignId();

    /** The account after this event. */
    LedgerState state();
}
