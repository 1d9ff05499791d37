package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.error.ApiFailure;
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

    /** Whether anybody could administer a project: an active admin, or a key of the project's own. A user's key counts with its user. */
    boolean canBeAdministered(long projectId) {
        return hasActiveAdmin(projectId)
                || exists(
                        "select 1 from access.api_key where project_id = ? and role = 'admin' and user_id is null and revoked_at is null",
                        projectId);
    }

    boolean hasActiveAdmin(long projectId) {
        return exists("select 1 from access.app_user where project_id = ? and active and role = 'admin'", projectId);
    }

    void requireProject(long projectId) {
        if (!exists("select 1 from access.project where id = ?", projectId)) {
            throw new ApiFailure.NotFound("Project");
        }
    }

    /** Until the end of the transaction nobody else changes who administers the project. */
    void lockProject(long projectId) {
        jdbc.sql("select id from access.project where id = ? for no key update")
                .param(projectId)
                .query(row -> {});
    }
}
