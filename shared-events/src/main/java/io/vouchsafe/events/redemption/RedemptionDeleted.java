package io.vouchsafe.events.redemption;

import java.time.Instant;

/** An unconfirmed redemption was deleted. Its transaction id is free again. */
public record RedemptionDeleted(long redemptionId, long projectId, long campaignId, long voucherId, Instant at)
        implements RedemptionEvent {}
