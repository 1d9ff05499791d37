/**
 * What every event has in common, and the catalogue of their stored names. The events themselves live in one package per feature.
 * Nothing here knows a framework, a database or a clock.
 */
@NullMarked
package io.vouchsafe.events;

import org.jspecify.annotations.NullMarked;
