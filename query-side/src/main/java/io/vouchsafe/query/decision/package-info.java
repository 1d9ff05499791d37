/** Decisions on redemptions, accepted and declined: found, listed, exported and explained from the events that hold their facts. */
@NullMarked
package io.vouchsafe.query.decision;

import org.jspecify.annotations.NullMarked;
