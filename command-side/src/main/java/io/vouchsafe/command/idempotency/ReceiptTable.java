package io.vouchsafe.command.idempotency;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers that are kept, seven days each. The table's unique key holds within a day only, because a partition knows nothing of its neighbours:
 * that a key is answered once in seven days is held by a lock on the key, taken before the other days are looked through.
 */
public final class ReceiptTable {

    /** How long an answer is given again. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String FIND = """
            select fingerprint, status, body from command.idempotency
             where project_id = ? and scope = decode(?, 'hex') and day >= ? and created_at > ?
             order by created_at desc limit 1
            """;
    private static final String LOCK = "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as wanted(key);\n";
    private static final String INSERT = LOCK + """
            insert into command.idempotency (project_id, scope, day, created_at, fingerprint, status, body)
            select project_id, scope, day, created_at, fingerprint, status, body
              from (select project_id, decode(scope, 'hex') as scope, day, created_at,
                           decode(fingerprint, 'hex') as fingerprint, status, body
                      from unnest(?::bigint[], ?::text[], ?::date[], ?::timestamptz[], ?::text[], ?::int[], ?::bytea[])
                        as sent(project_id, scope, day, created_at, fingerprint, status, body)) as new
             where not exists (
                   select from command.idempotency as old
                    where old.project_id = new.project_id and old.scope = new.scope
                      and old.day >= new.day - 7 and old.created_at > new.created_at - interval '7 days')
            """;

    private static final String FORGET = """
            update command.idempotency
               set fingerprint = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), body = ''
             where project_id = ? and day >= ? and created_at >= ? and convert_from(body, 'UTF8') ~ ?
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    /**
     * The table.
     *
     * @param json the mapper that answers requests, so that what is kept is what was sent
     */
    ReceiptTable(DataSource dataSource, PlatformTransactionManager transactions, JsonMapper json) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /** One answer under its key. */
    record Row(IdempotencyKey key, Receipt receipt) {}

    /** The keys that one transaction answers. */
    public Receipts open() {
        return new Receipts(this, json);
    }

    /** What was answered under a key in the last seven days; {@code null} if nothing. */
    @Nullable
    Receipt find(IdempotencyKey key) {
        Instant oldest = key.at().minus(KEPT);
        return JdbcClient.create(jdbc)
                .sql(FIND)
                .param(key.projectId())
                .param(key.scope())
                .param(LocalDate.ofInstant(oldest, ZoneOffset.UTC))
                .param(utc(oldest))
                .query((row, _) ->
                        new Receipt(HexFormat.of().formatHex(row.getBytes(1)), row.getInt(2), row.getBytes(3)))
                .optional()
                .orElse(null);
    }

    /** A column of many rows as one parameter. */
    @FunctionalInterface
    private interface Column {
        Array of(String type, Function<Row, Object> value) throws SQLException;
    }

    /** Keeps an answer in a transaction of its own; if one was kept meanwhile, that one is returned and counts. */
    @Nullable
    Receipt keep(Row row) {
        return transaction.execute(_ -> insert(List.of(row)) == 1 ? null : find(row.key()));
    }

    /**
     * Writes answers inside the current transaction, and leaves out those whose keys were answered before. The locks on the keys are taken in one
     * order everywhere, after all others but the append lock, and last until the commit.
     *
     * @return how many were written
     */
    int insert(List<Row> unordered) {
        List<Row> rows = unordered.stream()
                .sorted(Comparator.comparingLong(row -> row.key().lock()))
                .toList();
        byte[][] bodies = rows.stream().map(row -> row.receipt().body()).toArray(byte[][]::new);
        Integer written = jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                Column column = (type, value) ->
                        connection.createArrayOf(type, rows.stream().map(value).toArray());
                insert.setArray(1, column.of("bigint", row -> row.key().lock()));
                insert.setArray(2, column.of("bigint", row -> row.key().projectId()));
                insert.setArray(3, column.of("text", row -> row.key().scope()));
                insert.setArray(4, column.of("date", row -> row.key().day().toString()));
                insert.setArray(
                        5, column.of("timestamptz", row -> row.key().at().toString()));
                insert.setArray(6, column.of("text", row -> row.receipt().fingerprint()));
                insert.setArray(7, column.of("int", row -> row.receipt().status()));
                insert.setArray(8, connection.createArrayOf("bytea", bodies));
                insert.execute();
                insert.getMoreResults();
                return insert.getUpdateCount();
            }
        });
        if (written == null || written < 0) {
            throw new IllegalStateException("no word on how many answers were written");
        }
        return written;
    }

    /**
     * Forgets the answers that hold a text, within the current transaction. Their keys stay taken: whoever repeats such a request is told that the key
     * was used, and nothing is done again.
     *
     * @param text as a value by itself, or as a word of a message or of a row of a file
     * @param oldest when the first request came in whose answer is looked at
     */
    public void forget(long projectId, String text, Instant oldest) {
        String quoted = json.writeValueAsString(text);
        String pattern = quoted.substring(1, quoted.length() - 1).replaceAll("(?=[\\p{Punct}\\s])", "\\\\");
        jdbc.update(
                FORGET,
                projectId,
                LocalDate.ofInstant(oldest, ZoneOffset.UTC),
                utc(oldest),
                "(^|[\"',;\\s])" + pattern + "([\"',;.:\\\\\\s]|$)");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
