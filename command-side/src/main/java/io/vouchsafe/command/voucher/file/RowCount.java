package io.vouchsafe.command.voucher.file;

import io.vouchsafe.contract.resource.ImportSummary;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of the rows of a file; remembers the first ones that became nothing. */
final class RowCount {

    private static final int MAX_LISTED = 10_000;

    private final List<String> listed = new ArrayList<>();
    private long valid;
    private long invalid;

    /** Rows that were entered. */
    long valid() {
        return valid;
    }

    void enteredOne() {
        valid++;
    }

    void refused(Row row) {
        invalid++;
        if (listed.size() < MAX_LISTED) {
            listed.add(row.raw());
        }
    }

    ImportSummary summary() {
        return new ImportSummary(valid, invalid, List.copyOf(listed));
    }
}
