package io.vouchsafe.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables like those of a projection, of the same names in a schema of their own, down to the names of their indexes and constraints: what a later
 * migration says about the one must be true of the other. They take the place of the read ones by moving to their schema.
 */
final class ShadowTables {

    private static final String LIVE = "views";

    private static final String OPTIONS =
            "select coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') from pg_class where oid = ?::regclass";

    private static final String CONSTRAINTS = """
            select format('alter table %I.%I add constraint %I ', ?::text, ?::text, conname) || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = ?::regclass and contype in ('p', 'u', 'x') order by conname""";

    private static final String INDEXES = """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
            from pg_index i
            where i.indrelid = ?::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            order by 1""";

    private final JdbcTemplate jdbc;
    private final String schema;
    private final List<String> tables;
    private final Set<String> late;

    /**
     * @param jdbc on the connection of the rebuild
     * @param projection whose name the schema bears
     * @param late names of the indexes that are made when the rows are there
     */
    ShadowTables(JdbcTemplate jdbc, String projection, List<String> tables, Set<String> late) {
        this.jdbc = jdbc;
        this.schema = schemaOf(projection);
        this.tables = tables.stream().sorted().toList();
        this.late = late;
    }

    static String schemaOf(String projection) {
        return "views_next_" + projection;
    }

    /** What the tables that are read look like: differs when a migration has changed them. */
    String shape() {
        List<String> definitions = new ArrayList<>(definitions());
        for (String table : tables) {
            definitions.addAll(texts("""
                    select concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                        (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum))
                    from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum""", live(table)));
            indexes(table).forEach(index -> definitions.add(index.definition));
        }
        try {
            byte[] text = String.join("\n", definitions).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Makes them, empty, in place of any that are left from before. */
    void create() {
        drop();
        jdbc.execute("create schema \"" + schema + '"');
        definitions().forEach(jdbc::execute);
        for (String table : tables) {
            for (Index index : indexes(table)) {
                if (!late.contains(index.plainName())) {
                    jdbc.execute(index.in(schema));
                }
            }
        }
    }

    private List<String> definitions() {
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            statements.add("create table \"%s\".%s (like %s including all excluding indexes)%s"
                    .formatted(schema, table, live(table), jdbc.queryForObject(OPTIONS, String.class, live(table))));
            statements.addAll(texts(CONSTRAINTS, schema, table, live(table)));
        }
        return statements;
    }

    /** Makes the indexes that were left for later, as far as they are missing, and tells the planner what the tables hold. */
    void complete() {
        for (String table : tables) {
            List<String> there =
                    texts("select indexname from pg_indexes where schemaname = ? and tablename = ?", schema, table);
            for (Index index : indexes(table)) {
                if (!there.contains(index.plainName())) {
                    jdbc.execute(index.in(schema));
                }
            }
            jdbc.execute("analyze \"" + schema + "\"." + table);
        }
    }

    /**
     * Puts them in the place of those that are read, which are gone then. To be called in a transaction that gives up soon when it cannot have the locks: who
     * waits for them makes every reader wait behind it.
     */
    void replaceLive() {
        String all = String.join(", ", tables.stream().map(ShadowTables::live).toList());
        jdbc.execute("lock table " + all + " in access exclusive mode");
        jdbc.execute("drop table " + all);
        for (String table : tables) {
            jdbc.execute("alter table \"%s\".%s set schema %s".formatted(schema, table, LIVE));
        }
        jdbc.execute("drop schema \"" + schema + '"');
    }

    /** Removes them, if they are there. */
    void drop() {
        jdbc.execute("drop schema if exists \"" + schema + "\" cascade");
    }

    private List<Index> indexes(String table) {
        return jdbc.query(
                INDEXES, (row, number) -> new Index(row.getString("name"), row.getString("definition")), live(table));
    }

    private List<String> texts(String sql, Object... parameters) {
        return jdbc.query(sql, (row, number) -> row.getString(1), parameters);
    }

    private static String live(String table) {
        return LIVE + "." + table;
    }

    /**
     * An index of a table that is read, besides those that constraints bring.
     *
     * @param name with its schema
     */
    private record Index(String name, String definition) {

        String plainName() {
            return name.substring(name.indexOf('.') + 1);
        }

        String in(String schema) {
            return definition.replaceFirst(" ON views\\.", " ON \"" + schema + "\".");
        }
    }
}
