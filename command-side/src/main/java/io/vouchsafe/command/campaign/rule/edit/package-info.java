/** What clients want rules to be, kind by kind: read from a body, laid over the rule so far, and judged. */
@NullMarked
package io.vouchsafe.command.campaign.rule.edit;

import org.jspecify.annotations.NullMarked;
