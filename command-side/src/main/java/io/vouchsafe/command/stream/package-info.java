/** What is known of streams: loaded together, kept in memory between commits, changed by appending events. No domain words. */
@NullMarked
package io.vouchsafe.command.stream;

import org.jspecify.annotations.NullMarked;
