/** What must hold for Vouchsafe as a whole: its architecture, and the whole application in this process. */
@NullMarked
package io.vouchsafe.standalone;

import org.jspecify.annotations.NullMarked;
