/** Sends the files of the dashboard to browsers, if the build had them made. What the dashboard shows it asks the API for. */
@NullMarked
package io.vouchsafe.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
