package io.vouchsafe.gateway.access;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The same rows and changes without an application around them, for the command line. A server that runs on the database notices within
 * {@link AccessProperties#recheck()}.
 */
public record OfflineAccess(AccessDirectory directory, AccessRows rows) {

    /**
     * Opens the schema of a database that a server has been started on, and brings it up to date.
     *
     * @return {@code null} if no server ever was: then there is no first project, and its making is for the first start
     */
    public static @Nullable OfflineAccess open(DataSource dataSource, Clock clock) {
        boolean started = JdbcClient.create(dataSource)
                .sql("select to_regclass('access.project') is not null")
                .query(Boolean.class)
                .single();
        if (!started) {
            return null;
        }
        AccessSchema schema = AccessSchema.open(dataSource, new JdbcTransactionManager(dataSource));
        AccessDirectory directory = new AccessDirectory(
                schema,
                AccessConfiguration.encoder(AccessProperties.BCRYPT_STRENGTH),
                new SecureRandom(),
                clock,
                project -> {});
        return new OfflineAccess(directory, new AccessRows(schema));
    }
}
