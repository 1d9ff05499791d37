package io.vouchsafe.query.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Rows for one statement, column by column: PostgreSQL takes a column as an array and {@code unnest} makes rows of them again. One statement
 * for a whole batch is several times faster than one for each row.
 */
public final class RowSet {

    private final String[] types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    /**
     * @param types PostgreSQL's name of each column's type, in the order of the statement's parameters
     */
    public RowSet(String... types) {
        this.types = types.clone();
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    /** Adds one row. Instants are kept to the microsecond. */
    public void add(@Nullable Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            columns.get(i).add(value instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MICROS) : value);
        }
    }

    /** How many rows there are. */
    public int size() {
        return columns.getFirst().size();
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Forgets all rows. */
    public void clear() {
        columns.forEach(List::clear);
    }

    /**
     * Runs a statement whose parameters are the columns.
     *
     * @param sql answers with a single number
     * @return that number
     */
    public long run(JdbcTemplate jdbc, String sql) {
        ConnectionCallback<Long> statement = connection -> run(connection, sql);
        Long result = jdbc.execute(statement);
        if (result == null) {
            throw new MismatchException("a statement without an answer");
        }
        return result;
    }

    private Long run(Connection connection, String sql) throws SQLException {
        return asked(connection, sql, answer -> {
            answer.next();
            return answer.getLong(1);
        });
    }

    /**
     * Runs a query whose parameters are the columns.
     *
     * @return what it answers with, row by row
     */
    public <T> List<T> list(JdbcTemplate jdbc, String sql, RowMapper<T> row) {
        ConnectionCallback<List<T>> query = connection ->
                asked(connection, sql, answer -> new RowMapperResultSetExtractor<>(row).extractData(answer));
        List<T> rows = jdbc.execute(query);
        return rows == null ? List.of() : rows;
    }

    /** What is made of an answer. */
    private interface Reading<T> {
        T of(ResultSet answer) throws SQLException;
    }

    private <T> T asked(Connection connection, String sql, Reading<T> reading) throws SQLException {
        List<Array> arrays = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < types.length; i++) {
                Array array = connection.createArrayOf(types[i], values(i));
                arrays.add(array);
                statement.setArray(i + 1, array);
            }
            try (ResultSet answer = statement.executeQuery()) {
                return reading.of(answer);
            }
        } finally {
            for (Array array : arrays) {
                array.free();
            }
        }
    }

    /** The driver sends bytes as such only from an array of them. */
    private @Nullable Object[] values(int column) {
        List<@Nullable Object> values = columns.get(column);
        return types[column].equals("bytea") ? values.toArray(byte[][]::new) : values.toArray();
    }
}
