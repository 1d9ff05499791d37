package io.vouchsafe.query.decision;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vouchsafe.query.cursor.CsvCell;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.cursor.ExportFormat;
import io.vouchsafe.query.decision.DecisionReads.Found;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes decisions out, chunk by chunk, whatever their number: what is in memory is one chunk. Each chunk is a question of its own that begins
 * where the one before ended, so that a slow reader holds neither a connection nor a snapshot of the database.
 */
final class DecisionExport {

    private static final int CHUNK = 500;

    private static final String[] COLUMNS = {
        "position",
        "time",
        "outcome",
        "step",
        "codes",
        "sentence",
        "campaign_id",
        "voucher_id",
        "voucher_code",
        "redemption_id",
        "transaction_id",
        "customer_identifier",
        "total_transaction_cost",
        "discount",
        "credential",
        "request_id"
    };

    private final DecisionReads reads;
    private final Explainer explainer;
    private final JsonMapper json;

    DecisionExport(DecisionReads reads, Explainer explainer, JsonMapper json) {
        this.reads = reads;
        this.explainer = explainer;
        this.json = json;
    }

    /** Where decisions go. */
    private interface Lines {
        void write(DecisionResource decision) throws IOException;
    }

    /** Writes all decisions that a filter lets through. Fails with an {@link IOException} when the reader is gone. */
    void write(long projectId, Found found, CursorPage order, ExportFormat format, Writer out) throws IOException {
        Lines lines = switch (format) {
            case CSV -> csv(out);
            case NDJSON ->
                decision -> out.append(json.writeValueAsString(decision)).append('\n');
        };
        CursorPage page = order.limited(CHUNK);
        while (true) {
            List<Long> positions = reads.page(found, page);
            for (DecisionResource decision : explainer.list(projectId, positions)) {
                lines.write(decision);
            }
            out.flush();
            if (positions.size() < CHUNK) {
                return;
            }
            page = page.next(positions.getLast());
        }
    }

    private Lines csv(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(COLUMNS);
        return decision -> csv.writeRecord(fields(decision));
    }

    private String[] fields(DecisionResource decision) {
        return new String[] {
            Long.toString(decision.position()),
            json.treeToValue(json.valueToTree(decision.time()), String.class),
            decision.outcome(),
            decision.step(),
            decision.refusals().stream().map(one -> one.code()).distinct().collect(Collectors.joining(" ")),
            CsvCell.of(decision.sentence()),
            Long.toString(decision.campaignId()),
            Long.toString(decision.voucherId()),
            CsvCell.of(decision.voucherCode()),
            CsvCell.of(decision.redemptionId()),
            CsvCell.of(decision.transactionId()),
            CsvCell.of(decision.customerIdentifier()),
            decision.totalTransactionCost().toString(),
            CsvCell.of(decision.discount()),
            CsvCell.of(decision.credential()),
            CsvCell.of(decision.requestId())
        };
    }
}
