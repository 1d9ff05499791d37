/** Backups: taken from a busy application, brought back elsewhere, and used there. */
@NullMarked
package io.vouchsafe.standalone.backup;

import org.jspecify.annotations.NullMarked;
