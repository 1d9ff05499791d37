package io.vouchsafe.store.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings one module's schema up to date. Every module owns one schema and the scripts in {@code db/<schema>}; none touches another's. */
public final class SchemaMigration {

    private SchemaMigration() {}

    /** Creates the schema if need be and applies what has not been applied; concurrent callers wait for each other. */
    public static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
