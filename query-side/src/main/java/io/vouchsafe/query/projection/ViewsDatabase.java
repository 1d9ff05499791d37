package io.vouchsafe.query.projection;

import io.vouchsafe.store.database.SchemaMigration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The readers' database. Whoever holds one knows that the schema {@code views} is up to date.
 *
 * @param dataSource the readers' pool
 * @param transactions of that pool
 * @param jdbc for projections; takes part in the running transaction
 * @param client for readers
 */
public record ViewsDatabase(
        DataSource dataSource, PlatformTransactionManager transactions, JdbcTemplate jdbc, JdbcClient client) {

    private static final String SCHEMA = "views";

    /** Migrates the schema {@code views} and hands out what works on it. */
    public static ViewsDatabase open(DataSource dataSource, PlatformTransactionManager transactions) {
        SchemaMigration.migrate(dataSource, SCHEMA);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        return new ViewsDatabase(dataSource, transactions, jdbc, JdbcClient.create(jdbc));
    }

    /**
     * Gives back the claims of processes that were killed; they would stand for some seconds more, and reads would wait in vain. Only for a
     * process that knows that it is alone on its database, and before it starts projections of its own.
     */
    public void releaseClaims() {
        jdbc.update("update views.token_entry set owner = null, timestamp = null where owner is not null");
    }

    /** Does all of it in one transaction, or nothing. */
    public void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
