/** What a project defines for its redemptions, as it is read: areas, categories, and the rules of campaigns, with their projection and their GET endpoints. */
@NullMarked
package io.vouchsafe.query.definition;

import org.jspecify.annotations.NullMarked;
