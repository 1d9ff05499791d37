package io.vouchsafe.command.voucher.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.vouchsafe.command.voucher.Code;
import io.vouchsafe.command.voucher.file.RawRows.RawRow;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of vouchers (contract §5.2, #5), read chunk by chunk: a header row that names the columns {@code code} and, if it likes,
 * {@code customer_identifier}, in any order and among others; then a row per voucher. What is wrong with a row is said of that row; bytes that are no
 * UTF-8 become a character that no code may hold.
 */
final class VoucherFile {

    /** Rows that one chunk holds at most. */
    static final int CHUNK = 1_000;
    /** Rows with a customer that one chunk holds at most: each may be somebody new, who is an event of their own. */
    static final int CUSTOMERS = 250;

    private static final char UNREADABLE = '\uFFFD';
    private static final String CODE = "code";
    private static final String CUSTOMER = "customer_identifier";
    private static final String INVALID = "File is invalid";

    private final RawRows rows;
    private final CsvReader.CsvReaderBuilder csv =
            CsvReader.builder().allowUnclosedQuote(false).skipEmptyLines(false);
    private final int columns;
    private final int codeColumn;
    private final int customerColumn;

    private VoucherFile(RawRows rows, @Nullable List<String> header) {
        if (header == null) {
            throw refused(RefusalCode.REQUIRED, "must be a CSV file with a header row");
        }
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.rows = rows;
        this.columns = names.size();
        this.codeColumn = names.indexOf(CODE);
        this.customerColumn = names.indexOf(CUSTOMER);
        if (codeColumn < 0) {
            throw refused(
                    RefusalCode.INVALID,
                    "must begin with a header row, in UTF-8 and separated by commas, that names the column code");
        }
        if (codeColumn != names.lastIndexOf(CODE) || customerColumn != names.lastIndexOf(CUSTOMER)) {
            throw refused(RefusalCode.INVALID, "must not name a column twice in its header row");
        }
    }

    /** Begins to read; a file without the columns that are needed is refused, and nothing of it is entered. */
    static VoucherFile open(InputStream in) throws IOException {
        RawRows rows = new RawRows(new InputStreamReader(in, StandardCharsets.UTF_8));
        RawRow header = rows.next();
        return new VoucherFile(
                rows,
                header == null ? null : header.tooLong() ? List.of() : fields(CsvReader.builder(), header.text()));
    }

    private static ApiFailure refused(RefusalCode code, String message) {
        return new ApiFailure.Invalid(INVALID, List.of(Refusal.of("file", code, message)));
    }

    /** The next rows, as many as make a chunk; none at the end of the file. */
    List<Row> chunk() throws IOException {
        List<Row> chunk = new ArrayList<>();
        int customers = 0;
        while (chunk.size() < CHUNK && customers < CUSTOMERS) {
            RawRow raw = rows.next();
            if (raw == null) {
                break;
            }
            Row row = raw.tooLong() ? Row.unfit(raw.text()) : row(raw.text());
            chunk.add(row);
            customers += row.identifier() == null ? 0 : 1;
        }
        return chunk;
    }

    private Row row(String raw) {
        List<String> fields = fields(csv, raw);
        boolean tooMany = fields.stream().skip(columns).anyMatch(field -> !field.isBlank());
        String code = field(fields, codeColumn);
        String identifier = field(fields, customerColumn);
        boolean fit = !tooMany
                && !code.isEmpty()
                && code.indexOf(UNREADABLE) < 0
                && Code.refusal(CODE, code) == null
                && identifier.indexOf(UNREADABLE) < 0
                && (identifier.isEmpty() || CustomerIdentifier.refusal(CUSTOMER, identifier) == null);
        return fit ? Row.of(raw, code, identifier.isEmpty() ? null : identifier) : Row.unfit(raw);
    }

    private static String field(List<String> fields, int column) {
        return column < 0 || column >= fields.size() ? "" : fields.get(column).strip();
    }

    /** The fields of a row; none if it is not well-formed. */
    private static List<String> fields(CsvReader.CsvReaderBuilder csv, String raw) {
        try {
            return csv.ofSingleCsvRecord(raw).getFields();
        } catch (CsvParseException malformed) {
            return List.of();
        }
    }
}
