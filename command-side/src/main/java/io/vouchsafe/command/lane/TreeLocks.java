package io.vouchsafe.command.lane;

import java.sql.PreparedStatement;
import java.util.SortedSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Locks that hold until the end of the transaction, across all processes on the database. Always taken in ascending order and before anything
 * else, so that two transactions cannot wait for each other.
 */
public final class TreeLocks {

    private static final String TAKE = "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as wanted(key)";

    private final JdbcTemplate jdbc;

    public TreeLocks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Waits until this transaction holds all of them. */
    public void take(SortedSet<Long> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Long[] ascending = keys.toArray(Long[]::new);
        jdbc.query(
                connection -> {
                    PreparedStatement take = connection.prepareStatement(TAKE);
                    take.setArray(1, connection.createArrayOf("bigint", ascending));
                    return take;
                },
                row -> {});
    }
}
