/** The tables of the API contract, row by row: the list of them, and tests of rows that no feature's own tests show. */
@NullMarked
package io.vouchsafe.standalone.rows;

import org.jspecify.annotations.NullMarked;
