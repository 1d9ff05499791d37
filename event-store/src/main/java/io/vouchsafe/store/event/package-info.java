/** The event table: how events are written in commit order, read by stream or by position, and turned into JSON under their stored names. */
@NullMarked
package io.vouchsafe.store.event;

import org.jspecify.annotations.NullMarked;
