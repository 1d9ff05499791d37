package io.vouchsafe.store.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * An empty database of its own for a test, in the one PostgreSQL that a test run starts; as durable as the one in production. Closing it
 * drops it, ending what is still connected.
 */
public final class TestDatabase implements AutoCloseable {

    private final TestCluster cluster;
    private final String name;

    private TestDatabase(TestCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** Creates an empty database; starts PostgreSQL if this is the first one of the run. */
    public static TestDatabase fresh() {
        TestCluster cluster = TestCluster.shared();
        TestDatabase database = new TestDatabase(cluster, cluster.nextName());
        database.administer("create database " + database.name + " owner "
                + cluster.server().user());
        return database;
    }

    /** Where it is, without credentials. */
    public String jdbcUrl() {
        return cluster.server().jdbcUrl(name);
    }

    /** The role that owns it. */
    public String user() {
        return cluster.server().user();
    }

    /** The password of {@link #user}. */
    public String password() {
        return cluster.server().password();
    }

    /** Opens a new connection each time, without a pool. */
    public DataSource dataSource() {
        return cluster.server().dataSource(name, user(), password());
    }

    private void administer(String statement) {
        try (Connection connection =
                        cluster.server().superuserDataSource("postgres").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be prepared: " + statement, e);
        }
    }

    @Override
    public void close() {
        administer("drop database " + name + " with (force)");
    }
}
