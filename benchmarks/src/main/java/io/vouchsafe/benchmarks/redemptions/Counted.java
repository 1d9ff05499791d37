package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.load.Outcome;

/** Whether a load was answered as it should be, and its answers agree with what the server recorded. A figure that fails this is worth nothing. */
final class Counted {

    private Counted() {}

    /**
     * Every request must have been accepted, and every accepted one recorded. What the driver cut off at the end of its time may have been
     * recorded too: the driver does not know.
     */
    static void require(String who, Outcome outcome, long recorded) {
        long answered = outcome.allAccepted();
        if (outcome.refused() != 0
                || outcome.broken() != 0
                || recorded < answered
                || recorded > answered + outcome.cutOff()) {
            throw new IllegalStateException(
                    "%s: %d answered with 2xx, %d refused, %d connections broken; %d recorded, of which %d may be unanswered"
                            .formatted(who, answered, outcome.refused(), outcome.broken(), recorded, outcome.cutOff()));
        }
    }
}
