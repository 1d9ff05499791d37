/** What operators rely on: upgrades that an old version survives, and a reference that says what the code does. */
@NullMarked
package io.vouchsafe.standalone.operating;

import org.jspecify.annotations.NullMarked;
