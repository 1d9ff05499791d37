/** Which processes share a database, and where they are. */
@NullMarked
package io.vouchsafe.process.cluster;

import org.jspecify.annotations.NullMarked;
