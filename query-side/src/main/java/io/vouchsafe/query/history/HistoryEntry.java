package io.vouchsafe.query.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event as auditors see it.
 *
 * @param position where it stands among all events
 * @param time of the decision
 * @param event its stored name
 * @param stream which it belongs to
 * @param sequence its number in the stream, from 0
 * @param sentence what happened, in English
 * @param changes of an edit, what it changed
 * @param data what the event says; amounts in minor units where the name ends so
 */
@JsonPropertyOrder({
    "type",
    "position",
    "time",
    "event",
    "stream",
    "sequence",
    "who",
    "subject",
    "sentence",
    "changes",
    "data"
})
public record HistoryEntry(
        String type,
        long position,
        Instant time,
        String event,
        String stream,
        long sequence,
        Who who,
        Concerned subject,
        String sentence,
        List<Change> changes,
        JsonNode data) {

    /**
     * Who did it, as far as it is still known.
     *
     * @param credential label of the API key or of the user's password
     * @param credentialName name of the key, or of the user
     * @param requestId of the request that asked for it
     */
    public record Who(
            @Nullable String credential,
            @Nullable String credentialName,
            @Nullable Long userId,
            @Nullable String userName,
            @Nullable String requestId) {}

    /**
     * What it is about.
     *
     * @param voucherId the voucher, or the first of an issue
     * @param vouchers of an issue, how many
     * @param voucherCode as the voucher is called today, or was called when it was deleted
     */
    public record Concerned(
            @Nullable Long campaignId,
            @Nullable Long voucherId,
            @Nullable Integer vouchers,
            @Nullable String voucherCode,
            @Nullable Long redemptionId,
            @Nullable String transactionId,
            @Nullable String customerIdentifier) {}

    /**
     * One attribute that an edit changed.
     *
     * @param before {@code null} for nothing
     * @param after {@code null} for nothing
     */
    public record Change(
            String attribute,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
