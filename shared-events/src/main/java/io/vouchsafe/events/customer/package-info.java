/** What is known of a customer. The identifier is not part of an event, so that a person can be forgotten. */
@NullMarked
package io.vouchsafe.events.customer;

import org.jspecify.annotations.NullMarked;
