/** What can happen to a campaign, and the terms it carries. */
@NullMarked
package io.vouchsafe.events.campaign;

import org.jspecify.annotations.NullMarked;
