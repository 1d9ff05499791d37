/** How things stood: campaigns with their rules and budgets, and vouchers, as of any time or event. */
@NullMarked
package io.vouchsafe.query.past;

import org.jspecify.annotations.NullMarked;
