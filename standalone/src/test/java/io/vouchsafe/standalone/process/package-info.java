/** The packaged program as a process of its own: started, overloaded, stopped and killed. */
@NullMarked
package io.vouchsafe.standalone.process;

import org.jspecify.annotations.NullMarked;
