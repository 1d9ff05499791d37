package io.vouchsafe.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where the database is.
 *
 * @param url JDBC URL
 * @param user role that owns the schemas
 * @param password its password
 */
@ConfigurationProperties("vouchsafe.database")
public record DatabaseProperties(String url, String user, String password) {

    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

    /** What all connections have in common: nobody waits for a lock for ever. */
    private static final String PATIENCE = "-c lock_timeout=5s -c timezone=UTC -c jit=off";
    /**
     * A process that stands still in the middle of a transaction holds its locks, which all others wait for. The server ends that transaction before
     * they have waited in vain: nothing was committed, and the process finds its connection broken if it goes on.
     */
    private static final String ABANDONED_SOON = " -c idle_in_transaction_session_timeout=4s";
    /** For those that hold no lock that anybody waits for, and may think for a while. */
    private static final String ABANDONED_LATER = " -c idle_in_transaction_session_timeout=30s";
    /**
     * A writer looks things up by key, always. On a young table without statistics the planner would think otherwise, and keep the plan while the
     * table grows under it.
     */
    private static final String BY_KEY = " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
    /** Rows and token of a view are one transaction: what a crash takes back is projected again, so nobody need wait for the disk. */
    private static final String REBUILDABLE = " -c synchronous_commit=off";

    /** Readers plan each query for the tables as they are now: a plan made for an empty table would be kept while it grows to millions. */
    private static final String PLANNED_AFRESH = " -c plan_cache_mode=force_custom_plan";

    /** What projections write is named without a schema, so that the same statements can fill another one while this one serves. */
    private static final String ROWS_OF_VIEWS = " -c search_path=views";

    /**
     * A rebuild writes by key, thousands of rows at a time, into tables that begin empty: whatever would read a table from end to end for each
     * batch is ruled out. It may sort and build indexes in memory.
     */
    private static final String IN_BULK =
            " -c enable_seqscan=off -c enable_mergejoin=off -c work_mem=32MB -c maintenance_work_mem=128MB";

    /** A reconciliation may sort in memory, up to a bound that is the same for any history. */
    private static final String IN_PASSING = " -c work_mem=32MB";

    /** Connections for writers, each of whose commits is durable when it returns. */
    public HikariDataSource writers(int size) {
        return pool("command", size, PATIENCE + ABANDONED_SOON + BY_KEY);
    }

    /** Connections for projections and reads. */
    public HikariDataSource readers(int size) {
        return pool("query", size, PATIENCE + ABANDONED_SOON + REBUILDABLE + PLANNED_AFRESH + ROWS_OF_VIEWS);
    }

    /** Connections that rebuild projections: new ones each time, since they are few, last long, and keep a lock and a schema of their own. */
    public DataSource rebuilders() {
        DriverManagerDataSource source = new DriverManagerDataSource(url, user, password);
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "vouchsafe-rebuild");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", PATIENCE + ABANDONED_LATER + REBUILDABLE + PLANNED_AFRESH + IN_BULK);
        source.setConnectionProperties(properties);
        return source;
    }

    /** Connections that reconcile: new ones each time; they read everything once and sort what they read. */
    public DataSource reconcilers() {
        DriverManagerDataSource source = new DriverManagerDataSource(url, user, password);
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "vouchsafe-reconcile");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", PATIENCE + ABANDONED_LATER + IN_PASSING);
        source.setConnectionProperties(properties);
        return source;
    }

    private HikariDataSource pool(String name, int size, String options) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", "vouchsafe-" + name);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("prepareThreshold", "1");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // PostgreSQL's detail of an error quotes the values of the row, such as codes and identifiers, and would be
        // logged.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("options", options);
        return pool;
    }
}
