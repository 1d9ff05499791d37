package io.vouchsafe.store.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings one module's schema up to date. Every module owns one schema and the scripts in {@code db/<schema>}; none touches another's. */
public final class SchemaMigration {

    private SchemaMigration() {}

    /**
     * Creates the schema if need be and applies what has not been applied; concurrent callers wait for each other. A schema that a newer Vouchsafe
     * has brought further stays as it is: the old version must get on with it while processes are replaced one by one.
     */
    public static void migrate(DataSource dataSource, String schema) {
        configuration(dataSource, schema).load().migrate();
    }

    /**
     * Creates the schema and brings it to one version and no further, to take rows that were saved from a schema of that version.
     *
     * @param version of a script, such as 3
     */
    public static void migrateTo(DataSource dataSource, String schema, String version) {
        configuration(dataSource, schema).target(version).load().migrate();
    }

    /** Whether the scripts of this Vouchsafe reach a version. */
    public static boolean reaches(DataSource dataSource, String schema, String version) {
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        return Arrays.stream(configuration(dataSource, schema).load().info().all())
                .filter(script -> script.getState().isResolved() && script.getVersion() != null)
                .anyMatch(script -> script.getVersion().equals(wanted));
    }

    private static FluentConfiguration configuration(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("classpath:db/" + schema);
    }
}
