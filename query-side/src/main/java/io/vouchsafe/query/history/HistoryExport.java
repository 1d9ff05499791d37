package io.vouchsafe.query.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vouchsafe.query.cursor.CsvCell;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.cursor.ExportFormat;
import io.vouchsafe.query.history.HistoryEntry.Concerned;
import io.vouchsafe.query.history.HistoryEntry.Who;
import io.vouchsafe.query.history.HistoryReads.Found;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the history out, chunk by chunk, whatever its length: what is in memory is one chunk. Each chunk is a question of its own that begins
 * where the one before ended, so that a slow reader holds neither a connection nor a snapshot of the database.
 */
final class HistoryExport {

    private static final int CHUNK = 500;

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

    private final Historian historian;
    private final JsonMapper json;

    HistoryExport(Historian historian, JsonMapper json) {
        this.historian = historian;
        this.json = json;
    }

    /** Where entries go. */
    private interface Lines {
        void write(HistoryEntry entry) throws IOException;
    }

    /** Writes all entries that a filter lets through. Fails with an {@link IOException} when the reader is gone. */
    void write(long projectId, Found found, CursorPage order, ExportFormat format, Writer out) throws IOException {
        Lines lines = switch (format) {
            case CSV -> csv(out);
            case NDJSON -> entry -> out.append(json.writeValueAsString(entry)).append('\n');
        };
        CursorPage page = order.limited(CHUNK);
        while (true) {
            List<HistoryEntry> entries = historian.page(projectId, found, page);
            for (HistoryEntry entry : entries) {
                lines.write(entry);
            }
            out.flush();
            if (entries.size() < CHUNK) {
                return;
            }
            page = page.next(entries.getLast().position());
        }
    }

    private Lines csv(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(COLUMNS);
        return entry -> csv.writeRecord(fields(entry));
    }

    private String[] fields(HistoryEntry entry) {
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
