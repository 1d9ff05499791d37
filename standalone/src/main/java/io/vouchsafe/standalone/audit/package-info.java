/** The commands {@code vouchsafe audit …}: the proof that the past is as it was written, on a database, beside a server that runs on it or without, or on an export. */
@NullMarked
package io.vouchsafe.standalone.audit;

import org.jspecify.annotations.NullMarked;
