/** A complete command side on a real database, for tests: everything but HTTP. */
@NullMarked
package io.vouchsafe.command;

import org.jspecify.annotations.NullMarked;
