package io.vouchsafe.query.decision;

import io.vouchsafe.query.cursor.CsvCell;
import io.vouchsafe.query.cursor.FileExport;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What a line of a file says of a decision. */
final class DecisionColumns implements FileExport.Columns<DecisionResource> {

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

    private final JsonMapper json;

    DecisionColumns(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String[] names() {
        return COLUMNS.clone();
    }

    @Override
    public long position(DecisionResource decision) {
        return decision.position();
    }

    @Override
    public String[] fields(DecisionResource decision) {
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
