/** Campaigns: their terms, their life cycle, and the commands that change them. */
@NullMarked
package io.vouchsafe.command.campaign;

import org.jspecify.annotations.NullMarked;
