package io.vouchsafe.rules;

import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the request must bring along (contract §2.4, §4.2). */
final class RequestRules {

    private RequestRules() {}

    static @Nullable Refusal transactionIdFree(Attempt attempt) {
        return attempt.facts().transactionIdTaken()
                ? Refusal.of(
                        "transaction_id",
                        RefusalCode.MUST_BE_UNIQUE,
                        "There is a redemption with this transaction id already")
                : null;
    }

    static @Nullable Refusal inTime(Attempt attempt) {
        Instant expiresAt = attempt.request().expiresAt();
        return expiresAt != null && !attempt.now().isBefore(expiresAt)
                ? Refusal.of(
                        "expires_at",
                        RefusalCode.TIME_LIMIT_EXPIRED,
                        "The redemption was not confirmed in time",
                        expiresAt)
                : null;
    }
}
