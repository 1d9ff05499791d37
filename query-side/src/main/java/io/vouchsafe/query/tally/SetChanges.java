package io.vouchsafe.query.tally;

import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch adds to sets of numbers in a table, and takes from them: three statements for all of it, however many sets there are. An empty
 * chunk is no row, so that the rows do not depend on how the events fell into batches.
 *
 * @param <K> what a set is known by
 */
final class SetChanges<K> {

    private final Table<K> table;
    private final Map<Chunk<K>, Change> changes = new LinkedHashMap<>();

    /**
     * Where the sets stand.
     *
     * @param types of the columns that a set is known by
     * @param name of the table
     * @param columns that a set is known by
     * @param values of those columns for a set
     */
    record Table<K>(
            String name, List<String> columns, List<String> types, BiConsumer<K, List<@Nullable Object>> values) {

        private String read() {
            return """
                    select row.n, t.members
                      from unnest(%s, ?::bigint[], ?::integer[]) as row (%s, chunk, n)
                      join %s t using (%s, chunk)""".formatted(parameters(), keys(), name, keys());
        }

        private String write() {
            return """
                    with written as (
                        insert into %1$s as t (%2$s, chunk, size, members)
                        select * from unnest(%3$s, ?::bigint[], ?::integer[], ?::bytea[])
                        on conflict (%2$s, chunk) do update set size = excluded.size, members = excluded.members
                        returning 1)
                    select count(*) from written""".formatted(name, keys(), parameters());
        }

        private String remove() {
            return """
                    with gone as (
                        delete from %s t using unnest(%s, ?::bigint[]) as row (%s, chunk)
                        where %s and t.chunk = row.chunk returning 1)
                    select count(*) from gone""".formatted(name, parameters(), keys(), same());
        }

        private String keys() {
            return String.join(", ", columns);
        }

        private String parameters() {
            return String.join(", ", types.stream().map("?::%s[]"::formatted).toList());
        }

        private String same() {
            return String.join(
                    " and ",
                    columns.stream().map("t.%1$s = row.%1$s"::formatted).toList());
        }

        private RowSet rows(String... further) {
            List<String> all = new ArrayList<>(types);
            all.addAll(List.of(further));
            return new RowSet(all.toArray(String[]::new));
        }
    }

    private record Chunk<K>(K set, long number) {}

    /** Of each number that a batch names, the last word. */
    private static final class Change {
        private final Map<Integer, Boolean> members = new HashMap<>();
    }

    SetChanges(Table<K> table) {
        this.table = table;
    }

    /** From now on a number is in a set, or is not. */
    void put(K set, long number, boolean member) {
        changes.computeIfAbsent(new Chunk<>(set, NumberSet.chunkOf(number)), chunk -> new Change())
                .members
                .put(NumberSet.placeOf(number), member);
    }

    void write(JdbcTemplate jdbc) {
        if (changes.isEmpty()) {
            return;
        }
        List<Map.Entry<Chunk<K>, Change>> entries = List.copyOf(changes.entrySet());
        Map<Integer, byte[]> stored = stored(jdbc, entries);
        RowSet written = table.rows("int8", "int4", "bytea");
        RowSet removed = table.rows("int8");
        for (int i = 0; i < entries.size(); i++) {
            Chunk<K> chunk = entries.get(i).getKey();
            byte[] before = stored.get(i);
            RoaringBitmap members = NumberSet.bitmap(before);
            boolean changed = apply(entries.get(i).getValue(), members);
            if (!members.isEmpty()) {
                if (changed) {
                    written.add(values(chunk, members.getCardinality(), NumberSet.bytes(members)));
                }
            } else if (before != null) {
                removed.add(values(chunk));
            }
        }
        run(jdbc, written, table.write(), "written");
        run(jdbc, removed, table.remove(), "removed");
        changes.clear();
    }

    private Map<Integer, byte[]> stored(JdbcTemplate jdbc, List<Map.Entry<Chunk<K>, Change>> entries) {
        RowSet wanted = table.rows("int8", "int4");
        for (int i = 0; i < entries.size(); i++) {
            wanted.add(values(entries.get(i).getKey(), i));
        }
        Map<Integer, byte[]> stored = new HashMap<>();
        wanted.list(jdbc, table.read(), (row, number) -> Map.entry(row.getInt(1), row.getBytes(2)))
                .forEach(row -> stored.put(row.getKey(), row.getValue()));
        return stored;
    }

    private static boolean apply(Change change, RoaringBitmap members) {
        boolean changed = false;
        for (Map.Entry<Integer, Boolean> one : change.members.entrySet()) {
            changed |= one.getValue() ? members.checkedAdd(one.getKey()) : members.checkedRemove(one.getKey());
        }
        return changed;
    }

    private @Nullable Object[] values(Chunk<K> chunk, Object... further) {
        List<@Nullable Object> values = new ArrayList<>();
        table.values().accept(chunk.set(), values);
        values.add(chunk.number());
        values.addAll(List.of(further));
        return values.toArray();
    }

    private void run(JdbcTemplate jdbc, RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(table.name() + " " + what, rows.size(), rows.run(jdbc, sql));
        }
    }
}
