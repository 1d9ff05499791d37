/** What a campaign has spent: one running account per campaign. */
@NullMarked
package io.vouchsafe.command.budget;

import org.jspecify.annotations.NullMarked;
