package io.vouchsafe.query.definition;

import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch of events comes to for the rows of one table: each is added, changed or deleted at most once, so that it does not matter in which
 * order the statements run. An id is never given twice.
 */
final class DefinedRows {

    private final String table;
    private final List<Column> columns;
    private final Map<Long, Row> defined = new LinkedHashMap<>();
    private final RowSet gone = new RowSet("int8");

    /**
     * @param table its name in the schema of the views; besides {@code id}, {@code created_at} and {@code updated_at} it has these columns
     */
    DefinedRows(String table, Column... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    /**
     * A column.
     *
     * @param type PostgreSQL's name of its type
     */
    record Column(String name, String type) {}

    /**
     * A row as it is to be.
     *
     * @param createdAt {@code null} if it was there before the batch
     */
    private record Row(List<Object> values, @Nullable Instant createdAt, Instant updatedAt) {}

    /**
     * Adds a row, or changes it.
     *
     * @param revision 1 for a new one
     * @param values of the columns, in their order
     */
    void define(long id, long revision, Instant at, Object... values) {
        Row before = defined.get(id);
        Instant earlier = before == null ? null : before.createdAt;
        defined.put(id, new Row(List.of(values), revision == 1 ? at : earlier, at));
    }

    /** Deletes a row. */
    void delete(long id) {
        Row row = defined.remove(id);
        if (row == null || row.createdAt == null) {
            gone.add(id);
        }
    }

    /** Forgets what the batch did to rows whose values are such; the caller deletes those that were there before. */
    void forget(Predicate<List<Object>> such) {
        defined.values().removeIf(row -> such.test(row.values));
    }

    /** Brings the table up to date. */
    void write(JdbcTemplate jdbc) {
        RowSet added = new RowSet(types());
        RowSet changed = new RowSet(types());
        defined.forEach((id, row) -> {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(id);
            values.addAll(row.values);
            values.add(row.createdAt);
            values.add(row.updatedAt);
            (row.createdAt == null ? changed : added).add(values.toArray());
        });
        run(jdbc, gone, "with done as (delete from %s where id = any(?) returning 1)".formatted(table));
        run(
                jdbc,
                added,
                "with done as (insert into %s (%s) select * from %s returning 1)".formatted(table, names(), rows()));
        run(
                jdbc,
                changed,
                "with done as (update %s t set %s, updated_at = row.updated_at from %s where t.id = row.id returning 1)"
                        .formatted(table, assignments(), rows()));
    }

    private void run(JdbcTemplate jdbc, RowSet rows, String statement) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(
                    table + ": " + statement, rows.size(), rows.run(jdbc, statement + " select count(*) from done"));
        }
    }

    private String[] types() {
        return Stream.of(Stream.of("int8"), columns.stream().map(Column::type), Stream.of("timestamptz", "timestamptz"))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private String names() {
        return "id, " + columns.stream().map(Column::name).collect(Collectors.joining(", "))
                + ", created_at, updated_at";
    }

    private String rows() {
        return Stream.of(types()).map("?::%s[]"::formatted).collect(Collectors.joining(", ", "unnest(", ")"))
                + " as row (" + names() + ")";
    }

    private String assignments() {
        return columns.stream()
                .map(column -> column.name() + " = row." + column.name())
                .collect(Collectors.joining(", "));
    }
}
