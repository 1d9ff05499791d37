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

    static Account transactionId(Attempt attempt) {
        boolean taken = attempt.facts().transactionIdTaken();
        return Account.of(
                        "No other redemption may have this transaction id.",
                        taken ? "There was one with it already." : "There was none.")
                .with("transaction_id", attempt.request().transactionId())
                .with("taken", taken);
    }

    static Account timeLimit(Attempt attempt) {
        Instant expiresAt = attempt.request().expiresAt();
        return expiresAt == null
                ? Account.none("The redemption was validated without a time limit.")
                : Account.of(
                                "The redemption must be confirmed before " + expiresAt + ".",
                                "It was " + attempt.now() + ".")
                        .with("expires_at", expiresAt)
                        .with("clock", attempt.now());
    }
}
