package io.vouchsafe.standalone.report;

import io.vouchsafe.contract.json.ApiJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command says: a list or one thing, as a table for people or as JSON for programs.
 *
 * @param note for people, on the error stream, so that it is in nobody's pipe; {@code null} if there is nothing to add
 */
public record Report(List<Row> rows, boolean list, @Nullable String note) {

    /** How rows are printed. */
    public enum Form {
        TABLE,
        JSON
    }

    /** Named values in order. */
    public record Row(Map<String, @Nullable Object> values) {

        /** Names and values in turn. */
        public static Row of(@Nullable Object... namesAndValues) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
            }
            return new Row(values);
        }

        /** This row with one more value. */
        public Row with(String name, Object value) {
            Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Row(more);
        }

        private String cell(String name) {
            Object value = values.get(name);
            return value == null ? "-" : value.toString();
        }
    }

    /** Several things. */
    public static Report list(List<Row> rows) {
        return new Report(rows, true, null);
    }

    /** One thing. */
    public static Report one(Row row) {
        return new Report(List.of(row), false, null);
    }

    /** One thing with a secret in it. */
    public static Report secret(Row row) {
        return new Report(List.of(row), false, "Keep the secret; it is not shown again.");
    }

    /**
     * Prints it.
     *
     * @param errors for the note
     */
    public void print(Form form, PrintWriter out, PrintWriter errors) {
        if (form == Form.JSON) {
            List<Map<String, @Nullable Object>> values =
                    rows.stream().map(Row::values).toList();
            out.println(ApiJson.mapper().writeValueAsString(list ? values : values.getFirst()));
        } else {
            table(out);
        }
        out.flush();
        if (note != null) {
            errors.println(note);
        }
    }

    private void table(PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(rows.getFirst().values().keySet());
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (String name : names) {
            widths.put(
                    name,
                    Math.max(
                            name.length(),
                            rows.stream()
                                    .mapToInt(row -> row.cell(name).length())
                                    .max()
                                    .orElse(0)));
        }
        line(out, widths, names);
        for (Row row : rows) {
            line(out, widths, names.stream().map(row::cell).toList());
        }
    }

    private static void line(PrintWriter out, Map<String, Integer> widths, List<String> cells) {
        List<String> padded = new ArrayList<>();
        List<Integer> columns = List.copyOf(widths.values());
        for (int i = 0; i < cells.size(); i++) {
            padded.add(cells.get(i) + " ".repeat(columns.get(i) - cells.get(i).length()));
        }
        out.println(String.join("  ", padded).stripTrailing());
    }
}
