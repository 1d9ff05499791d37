package io.vouchsafe.query.cursor;

import io.vouchsafe.contract.input.QueryInput;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** In which form a list is written to a file. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Reads the parameter of a query. */
    public static ExportFormat read(QueryInput query) {
        return "ndjson".equals(query.word("format", List.of("csv", "ndjson"))) ? NDJSON : CSV;
    }

    /**
     * Says what the answer is.
     *
     * @param name of the file, without its ending
     */
    public void announce(HttpServletResponse response, String name) {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + "." + name().toLowerCase(Locale.ROOT) + "\"");
    }
}
