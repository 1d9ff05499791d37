/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.process.database;

import org.jspecify.annotations.NullMarked;
