/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.process.identity;

import org.jspecify.annotations.NullMarked;
