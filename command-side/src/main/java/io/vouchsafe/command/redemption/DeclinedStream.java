package io.vouchsafe.command.redemption;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.type.StreamIds;

/** The record of a declined attempt: a stream of one event that no decision reads. */
final class DeclinedStream {

    private static final StreamKind<RedemptionDeclined> KIND =
            new StreamKind<>((_, event) -> (RedemptionDeclined) event, true);

    private DeclinedStream() {}

    static StreamRef<RedemptionDeclined> of(long attemptId) {
        return KIND.named(StreamIds.declined(attemptId));
    }
}
