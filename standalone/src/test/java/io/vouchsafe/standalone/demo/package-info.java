/** The demo, from outside, and the story it tells. */
@NullMarked
package io.vouchsafe.standalone.demo;

import org.jspecify.annotations.NullMarked;
