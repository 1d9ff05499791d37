/** What tells something about a person, and how it stands in events: sealed under a key of the person's own, that can be destroyed. */
@NullMarked
package io.vouchsafe.events.personal;

import org.jspecify.annotations.NullMarked;
