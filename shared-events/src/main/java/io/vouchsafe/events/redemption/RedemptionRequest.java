package io.vouchsafe.events.redemption;

import io.vouchsafe.events.personal.PersonalData;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked to redeem (contract §3.6). Where it names a customer, what it tells about them is stored sealed, and user agent and
 * location are empty; events from before hold those in clear.
 *
 * @param transactionId the caller's order or invoice reference
 * @param customerNo the customer's number; {@code null} where none was named, or where a declined attempt named an unknown one
 * @param costMinor total transaction cost in minor units
 * @param userAgent stored as sent
 * @param location where the transaction happens
 * @param categories labelled facts about the transaction
 * @param expiresAt from when on it can no longer be confirmed; {@code null} is never
 * @param sealed user agent and location of a named customer; {@code null} where none was named, or neither was sent
 */
public record RedemptionRequest(
        String transactionId,
        @Nullable Long customerNo,
        long costMinor,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        @Nullable Instant expiresAt,
        @Nullable Sealed sealed) {

    /** A request as it was sent, with nothing sealed. */
    public RedemptionRequest(
            String transactionId,
            @Nullable Long customerNo,
            long costMinor,
            @Nullable String userAgent,
            @Nullable Location location,
            List<CategoryTag> categories,
            @Nullable Instant expiresAt) {
        this(transactionId, customerNo, costMinor, userAgent, location, categories, expiresAt, null);
    }

    /** Whether a location was sent, be it readable or not. */
    public boolean located() {
        return location != null || (sealed != null && sealed.located());
    }

    /** What it tells in clear about whoever made it. */
    public PersonalData personal() {
        return new PersonalData(userAgent, location);
    }

    /** The same request, with what it tells about its customer sealed. */
    public RedemptionRequest sealed(Sealed seal) {
        return new RedemptionRequest(transactionId, customerNo, costMinor, null, null, categories, expiresAt, seal);
    }

    /** The same request, with what was sealed. */
    public RedemptionRequest opened(PersonalData data) {
        return new RedemptionRequest(
                transactionId, customerNo, costMinor, data.userAgent(), data.location(), categories, expiresAt);
    }
}
