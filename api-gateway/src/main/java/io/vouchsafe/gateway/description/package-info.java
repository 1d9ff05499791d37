/** The API's description and the pages that show it: public, static, and nothing of any project. How it is made from its sources stands beside the tests. */
@NullMarked
package io.vouchsafe.gateway.description;

import org.jspecify.annotations.NullMarked;
