/** What browsers get of the dashboard. */
@NullMarked
package io.vouchsafe.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
