package io.vouchsafe.events.redemption;

import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked to redeem (contract §3.6).
 *
 * @param transactionId the caller's order or invoice reference
 * @param customerNo the customer's number; {@code null} where none was named, or where a declined attempt named an unknown one
 * @param costMinor total transaction cost in minor units
 * @param userAgent stored as sent
 * @param location where the transaction happens
 * @param categories labelled facts about the transaction
 * @param expiresAt from when on it can no longer be confirmed; {@code null} is never
 */
public record RedemptionRequest(
        String transactionId,
        @Nullable Long customerNo,
        long costMinor,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        @Nullable Instant expiresAt) {}
