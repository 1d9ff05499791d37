/** Connection pools, schema migrations, and the checks that a database is safe to keep promises on. */
@NullMarked
package io.vouchsafe.store.database;

import org.jspecify.annotations.NullMarked;
