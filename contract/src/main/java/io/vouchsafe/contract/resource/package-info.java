/** The objects of the API as clients see them (contract §3), made by the command side from a decision and by the query side from a row. */
@NullMarked
package io.vouchsafe.contract.resource;

import org.jspecify.annotations.NullMarked;
