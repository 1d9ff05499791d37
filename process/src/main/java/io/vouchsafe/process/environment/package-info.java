/** What a program finds around itself when it starts, and how it says that something is missing there. */
@NullMarked
package io.vouchsafe.process.environment;

import org.jspecify.annotations.NullMarked;
