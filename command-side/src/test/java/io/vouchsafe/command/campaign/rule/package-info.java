/** Scenarios of the rules of campaigns. */
@NullMarked
package io.vouchsafe.command.campaign.rule;

import org.jspecify.annotations.NullMarked;
