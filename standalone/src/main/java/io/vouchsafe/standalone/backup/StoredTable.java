package io.vouchsafe.standalone.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the database whose rows are to be kept.
 *
 * @param columns all that are not computed
 * @param partition the days that it holds, if it is a part of another table
 */
record StoredTable(String schema, String name, List<String> columns, Manifest.@Nullable Partition partition) {

    /** Not kept: who is signed in, and days of idempotency keys that are on their way out. */
    private static final String TABLES = """
            select n.nspname, c.relname,
                   (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                   p.relname, pg_get_expr(c.relpartbound, c.oid),
                   array(select fn.nspname || '.' || f.relname from pg_constraint k
                           join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                          where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_inherits i on i.inhrelid = c.oid
              left join pg_class p on p.oid = i.inhparent
             where n.nspname in (%s) and c.relkind = 'r'
               and c.relname <> 'flyway_schema_history'
               and (n.nspname, c.relname) <> ('access', 'session')
               and not coalesce(i.inhdetachpending, false)
               and (c.relispartition or c.relname !~ '^idempotency_\\d{4}_\\d{2}_\\d{2}$')
             order by 1, 2
            """.formatted(Schemas.LITERALS);

    private static final Pattern DAYS =
            Pattern.compile("FOR VALUES FROM \\('(\\d{4}-\\d{2}-\\d{2})'\\) TO \\('(\\d{4}-\\d{2}-\\d{2})'\\)");

    private record Found(StoredTable table, Set<String> needs) {}

    /** All there are now, in an order in which foreign keys hold. */
    static List<StoredTable> in(Connection connection) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                String[] columns = (String[]) row.getArray(3).getArray();
                String[] needs = (String[]) row.getArray(6).getArray();
                StoredTable table = new StoredTable(
                        row.getString(1),
                        row.getString(2),
                        List.of(columns),
                        partition(row.getString(4), row.getString(5)));
                found.add(new Found(table, Set.of(needs)));
            }
        }
        return inOrder(found);
    }

    private static Manifest.@Nullable Partition partition(@Nullable String parent, @Nullable String bounds) {
        if (parent == null || bounds == null) {
            return null;
        }
        Matcher days = DAYS.matcher(bounds);
        if (!days.matches()) {
            throw new IllegalStateException("A partition of " + parent + " is no day: " + bounds);
        }
        return new Manifest.Partition(parent, days.group(1), days.group(2));
    }

    private static List<StoredTable> inOrder(List<Found> found) {
        List<Found> left = new ArrayList<>(found);
        List<StoredTable> placed = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!left.isEmpty()) {
            List<Found> next =
                    left.stream().filter(one -> names.containsAll(one.needs())).toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other in a circle: " + left);
            }
            next.forEach(one -> {
                placed.add(one.table());
                names.add(one.table().schema() + "." + one.table().name());
            });
            left.removeAll(next);
        }
        return placed;
    }

    String sql() {
        return Entries.quoted(schema) + "." + Entries.quoted(name);
    }

    String columnsSql() {
        return columns.stream().map(Entries::quoted).collect(Collectors.joining(", "));
    }
}
