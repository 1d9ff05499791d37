/** Databases for tests, shared by all modules, and the tests of the embedded PostgreSQL itself. */
@NullMarked
package io.vouchsafe.store.embedded;

import org.jspecify.annotations.NullMarked;
