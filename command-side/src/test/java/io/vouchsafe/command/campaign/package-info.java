/** What an edit makes of a campaign, and a campaign's life. */
@NullMarked
package io.vouchsafe.command.campaign;

import org.jspecify.annotations.NullMarked;
