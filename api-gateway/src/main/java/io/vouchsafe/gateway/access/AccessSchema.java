package io.vouchsafe.gateway.access;

import io.vouchsafe.store.database.SchemaMigration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way into schema {@code access}. Having one means that the schema is up to date.
 *
 * @param jdbc statements on the schema
 * @param transaction runs several statements as one
 */
record AccessSchema(JdbcClient jdbc, TransactionTemplate transaction) {

    /** Migrates the schema and opens it. Concurrent callers wait for each other. */
    static AccessSchema open(DataSource dataSource, PlatformTransactionManager transactions) {
        SchemaMigration.migrate(dataSource, "access");
        return new AccessSchema(JdbcClient.create(dataSource), new TransactionTemplate(transactions));
    }

    /** Whether a query finds a row. */
    boolean exists(String sql, Object... params) {
        return jdbc.sql("select exists (" + sql + ")")
                .params(params)
                .query(Boolean.class)
                .single();
    }
}
