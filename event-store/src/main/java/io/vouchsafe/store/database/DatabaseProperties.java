package io.vouchsafe.store.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @param url JDBC URL
 * @param user role that owns the schemas
 * @param password its password
 */
@ConfigurationProperties("vouchsafe.database")
public record DatabaseProperties(String url, String user, String password) {

    /** A pool of connections that give up on a lock after a while, and whose abandoned transactions the server ends. */
    public HikariDataSource pool(String name, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("ApplicationName", "vouchsafe-" + name);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("prepareThreshold", "1");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty(
                "options", "-c lock_timeout=10s -c idle_in_transaction_session_timeout=30s -c timezone=UTC -c jit=off");
        return pool;
    }
}
