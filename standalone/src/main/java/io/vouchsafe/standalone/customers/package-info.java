/** The command line for customers, over the API of a server that runs. */
@NullMarked
package io.vouchsafe.standalone.customers;

import org.jspecify.annotations.NullMarked;
