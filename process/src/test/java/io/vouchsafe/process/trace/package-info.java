/** Whether and where a program sends its traces, and what they may say. */
@NullMarked
package io.vouchsafe.process.trace;

import org.jspecify.annotations.NullMarked;
