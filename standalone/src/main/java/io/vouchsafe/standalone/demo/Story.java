package io.vouchsafe.standalone.demo;

import java.time.Instant;
import java.util.List;

/**
 * All that happens, in order.
 *
 * @param begin before the first step
 * @param orders of all steps
 */
record Story(Instant begin, long orders, List<Step> steps) {

    Story {
        steps = List.copyOf(steps);
    }
}
