package io.vouchsafe.query.history;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.store.event.PastMoment;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the history is wanted; what is {@code null} or empty leaves all through.
 *
 * @param voucher id or code
 * @param types stored names of events
 * @param userId who did it, by whichever credential
 * @param redemptions whether what is about redemptions is wanted at all
 * @param from the first that is wanted
 * @param to the first that is no longer wanted
 */
record HistoryFilter(
        @Nullable Long campaignId,
        @Nullable String voucher,
        @Nullable String transactionId,
        @Nullable String customerIdentifier,
        List<String> types,
        @Nullable Long userId,
        @Nullable String credential,
        boolean redemptions,
        @Nullable PastMoment from,
        @Nullable PastMoment to) {

    private static final Pattern CREDENTIAL = Pattern.compile("(user|key):[0-9]{1,18}");
    private static final List<String> YES_OR_NO = List.of("true", "false");

    /** Reads the parameters of a query. */
    static HistoryFilter read(QueryInput query) {
        return new HistoryFilter(
                query.whole("campaign_id"),
                query.text("voucher"),
                query.text("transaction_id"),
                query.text("customer_identifier"),
                query.words("type", HistoryProjection.names()),
                query.whole("user"),
                credential(query),
                !"false".equals(query.word("redemptions", YES_OR_NO)),
                moment(query, "from"),
                moment(query, "to"));
    }

    private static @Nullable String credential(QueryInput query) {
        String sent = query.text("credential");
        if (sent == null || CREDENTIAL.matcher(sent).matches()) {
            return sent;
        }
        query.refuse(Refusal.of("credential", RefusalCode.INVALID, "must be such as user:1 or key:7"));
        return null;
    }

    /** A whole number is the position of an event, anything else a time. */
    private static @Nullable PastMoment moment(QueryInput query, String name) {
        String sent = query.text(name);
        if (sent == null) {
            return null;
        }
        if (QueryInput.isWhole(sent)) {
            return new PastMoment.At(Long.parseLong(sent));
        }
        var instant = query.instant(name);
        return instant == null ? null : new PastMoment.On(instant);
    }
}
