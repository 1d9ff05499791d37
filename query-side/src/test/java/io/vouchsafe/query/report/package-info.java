/** Tests of what reports reckon, without a database. */
@NullMarked
package io.vouchsafe.query.report;

import org.jspecify.annotations.NullMarked;
