package io.vouchsafe.events.redemption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed redemption was taken back: it no longer counts anywhere. What it names is all that is undone, whatever has been edited since. Its
 * transaction id stays taken.
 *
 * @param mainCampaignId the main campaign that it was charged to as well; {@code null} for none
 * @param customerNo whose redemption it was; {@code null} for nobody in particular
 * @param grantedMinor the discount that is given back, in minor units
 * @param confirmedAt when it had been confirmed; names the calendar windows in which it is undone
 * @param timeZone by which those windows are reckoned
 * @param reason why, in the words of whoever asked for it
 */
public record RedemptionReversed(
        long redemptionId,
        long projectId,
        long campaignId,
        @Nullable Long mainCampaignId,
        long voucherId,
        @Nullable Long customerNo,
        long grantedMinor,
        Instant confirmedAt,
        String timeZone,
        String reason,
        Instant at)
        implements RedemptionEvent {}
