/**
 * The command {@code demo}: a story of some weeks, told through the commands of the API under a clock of its own. What is told is planned first,
 * by pure functions of a seed; nothing here writes an event or a row by itself.
 */
@NullMarked
package io.vouchsafe.standalone.demo;

import org.jspecify.annotations.NullMarked;
