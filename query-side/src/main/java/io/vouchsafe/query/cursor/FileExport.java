package io.vouchsafe.query.cursor;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vouchsafe.contract.input.QueryInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a list as a file, chunk by chunk, whatever its length: what is in memory is one chunk. Each chunk is a question of its own that
 * begins where the one before ended, so that a slow reader holds neither a connection nor a snapshot of the database.
 *
 * @param <T> an entry of the list
 */
public final class FileExport<T> {

    private static final Logger log = LoggerFactory.getLogger(FileExport.class);

    private static final int CHUNK = 500;

    private final String name;
    private final Columns<T> columns;
    private final JsonMapper json;

    /** What a line of a CSV file says of an entry, and where the entry stands among all events. */
    public interface Columns<T> {
        String[] names();

        String[] fields(T entry);

        long position(T entry);
    }

    /** Where the entries come from. */
    public interface Pages<T> {
        List<T> page(CursorPage page);
    }

    /** In which order the entries are wanted, and in which form. */
    public record Form(CursorPage order, ExportFormat format) {

        /** Reads the parameters of a query. */
        public static Form read(QueryInput query) {
            return new Form(CursorPage.read(query), ExportFormat.read(query));
        }
    }

    /** Where entries go. */
    private interface Lines<T> {
        void write(T entry) throws IOException;
    }

    /**
     * An export.
     *
     * @param name of the file, without its ending
     */
    public FileExport(String name, Columns<T> columns, JsonMapper json) {
        this.name = name;
        this.columns = columns;
        this.json = json;
    }

    /** Sends all entries; of a HEAD request the headers only. That the reader has gone is no fault of anybody's. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Form form, Pages<T> pages) {
        form.format().announce(response, name);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            write(
                    form,
                    pages,
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
        } catch (IOException | UncheckedIOException gone) {
            log.debug("The reader of an export is gone", gone);
        }
    }

    private void write(Form form, Pages<T> pages, Writer out) throws IOException {
        Lines<T> lines = switch (form.format()) {
            case CSV -> csv(out);
            case NDJSON -> entry -> out.append(json.writeValueAsString(entry)).append('\n');
        };
        CursorPage page = form.order().limited(CHUNK);
        while (true) {
            List<T> entries = pages.page(page);
            for (T entry : entries) {
                lines.write(entry);
            }
            out.flush();
            if (entries.size() < CHUNK) {
                return;
            }
            page = page.next(columns.position(entries.getLast()));
        }
    }

    private Lines<T> csv(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(columns.names());
        return entry -> csv.writeRecord(columns.fields(entry));
    }
}
