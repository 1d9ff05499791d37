/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.process.cluster;

import org.jspecify.annotations.NullMarked;
