/** How live figures are added up and handed out. */
@NullMarked
package io.vouchsafe.query.live;

import org.jspecify.annotations.NullMarked;
