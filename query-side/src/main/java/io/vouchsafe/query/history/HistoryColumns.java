package io.vouchsafe.query.history;

import io.vouchsafe.query.cursor.CsvCell;
import io.vouchsafe.query.cursor.FileExport;
import io.vouchsafe.query.history.HistoryEntry.Concerned;
import io.vouchsafe.query.history.HistoryEntry.Who;
import tools.jackson.databind.json.JsonMapper;

/** What a line of a file says of an entry of the history. */
final class HistoryColumns implements FileExport.Columns<HistoryEntry> {

    private static final String[] COLUMNS = {
        "position",
        "time",
        "event",
        "stream",
        "sequence",
        "credential",
        "credential_name",
        "user_id",
        "user_name",
        "request_id",
        "campaign_id",
        "voucher_id",
        "vouchers",
        "voucher_code",
        "redemption_id",
        "transaction_id",
        "customer_identifier",
        "sentence",
        "changes",
        "data"
    };

    private final JsonMapper json;

    HistoryColumns(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String[] names() {
        return COLUMNS.clone();
    }

    @Override
    public long position(HistoryEntry entry) {
        return entry.position();
    }

    @Override
    public String[] fields(HistoryEntry entry) {
        Who who = entry.who();
        Concerned subject = entry.subject();
        return new String[] {
            Long.toString(entry.position()),
            json.treeToValue(json.valueToTree(entry.time()), String.class),
            entry.event(),
            CsvCell.of(entry.stream()),
            Long.toString(entry.sequence()),
            CsvCell.of(who.credential()),
            CsvCell.of(who.credentialName()),
            CsvCell.of(who.userId()),
            CsvCell.of(who.userName()),
            CsvCell.of(who.requestId()),
            CsvCell.of(subject.campaignId()),
            CsvCell.of(subject.voucherId()),
            CsvCell.of(subject.vouchers()),
            CsvCell.of(subject.voucherCode()),
            CsvCell.of(subject.redemptionId()),
            CsvCell.of(subject.transactionId()),
            CsvCell.of(subject.customerIdentifier()),
            CsvCell.of(entry.sentence()),
            json.writeValueAsString(entry.changes()),
            json.writeValueAsString(entry.data())
        };
    }
}
