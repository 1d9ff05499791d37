/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.query.projection;

import org.jspecify.annotations.NullMarked;
