/** Which database to work on, and the way to it: an external one by its URL, or the one that lies in a data folder. */
@NullMarked
package io.vouchsafe.process.database;

import org.jspecify.annotations.NullMarked;
