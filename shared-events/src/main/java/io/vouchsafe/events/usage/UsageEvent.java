package io.vouchsafe.events.usage;

import io.vouchsafe.events.DomainEvent;

/** What can happen to the count of a customer's redemptions in a campaign. */
public sealed interface UsageEvent extends DomainEvent permits UsageCounted, UsageReversed {

    /** How many redemptions of the customer count in the campaign after this event. */
    long total();
}
