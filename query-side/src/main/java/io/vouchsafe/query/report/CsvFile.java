package io.vouchsafe.query.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.cursor.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The rows of a report as a file that a spreadsheet opens. They are few enough to be made in memory. */
final class CsvFile {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String name;
    private final StringWriter text = new StringWriter();
    private final CsvWriter lines = CsvWriter.builder().bufferSize(0).build(text);

    /**
     * An empty file.
     *
     * @param name without its ending
     */
    CsvFile(String name, List<String> columns) {
        this.name = name;
        lines.writeRecord(columns);
    }

    /** Whether a query asks for a file and not for an object. */
    static boolean wanted(QueryInput query) {
        return "csv".equals(query.word("format", List.of("json", "csv")));
    }

    /** What names a group, in the order of {@link #GROUP}. */
    static List<@Nullable Object> group(ReportGroup group) {
        List<@Nullable Object> fields = new ArrayList<>();
        fields.add(group.key());
        fields.add(group.campaignId());
        fields.add(group.name());
        return fields;
    }

    /** The columns that name a group. */
    static final List<String> GROUP = List.of("key", "campaign_id", "name");

    /** Adds a line. */
    void line(List<? extends @Nullable Object> fields) {
        lines.writeRecord(fields.stream()
                .map(field -> CsvCell.of(field instanceof Instant time ? MILLIS.format(time) : field))
                .toList());
    }

    /** The answer. */
    ResponseEntity<Object> answer() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(text.toString());
    }
}
