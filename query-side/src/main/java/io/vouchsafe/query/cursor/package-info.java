/** How long lists of the past are handed out: pages by a cursor, and files of any length. */
@NullMarked
package io.vouchsafe.query.cursor;

import org.jspecify.annotations.NullMarked;
