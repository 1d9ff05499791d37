/** What commands print: tables for people, JSON for programs. */
@NullMarked
package io.vouchsafe.standalone.report;

import org.jspecify.annotations.NullMarked;
