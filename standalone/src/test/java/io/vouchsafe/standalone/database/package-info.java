/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.standalone.database;

import org.jspecify.annotations.NullMarked;
