/**
 * Vouchsafe as one process: options, start, readiness and stop, in the right order. Holds no rules and no routes; those come with the
 * modules that it puts together.
 */
@NullMarked
package io.vouchsafe.standalone;

import org.jspecify.annotations.NullMarked;
