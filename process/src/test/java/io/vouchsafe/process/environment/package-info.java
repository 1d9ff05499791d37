/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.process.environment;

import org.jspecify.annotations.NullMarked;
