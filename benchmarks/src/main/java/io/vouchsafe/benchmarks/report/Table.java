package io.vouchsafe.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns also line up as plain text. The first column is aligned to the left, all others to the right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings and no rows. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with a cell for each heading. */
    public void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells under %d headings"
                    .formatted(cells.size(), rows.getFirst().size()));
        }
        rows.add(List.copyOf(cells));
    }

    /** The table as text, with a line feed after each row. */
    public String text() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < rows.size(); line++) {
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(line).get(i);
                String padding = " ".repeat(widths[i] - cell.length());
                text.append("| ")
                        .append(i == 0 ? cell + padding : padding + cell)
                        .append(' ');
            }
            text.append("|\n");
            if (line == 0) {
                rule(text, widths);
            }
        }
        return text.toString();
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String dashes = "-".repeat(widths[i] - (i == 0 ? 0 : 1));
            text.append("| ").append(dashes).append(i == 0 ? "" : ":").append(' ');
        }
        text.append("|\n");
    }
}
