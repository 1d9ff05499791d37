/** What edits of every feature are made of: attributes that a client sent, or left as they are (contract §1, partial update). */
@NullMarked
package io.vouchsafe.command.edit;

import org.jspecify.annotations.NullMarked;
