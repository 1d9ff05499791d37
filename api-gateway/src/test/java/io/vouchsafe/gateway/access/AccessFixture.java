package io.vouchsafe.gateway.access;

import com.zaxxer.hikari.HikariDataSource;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.store.clock.MovableClock;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.embedded.TestDatabase;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The schema {@code access} in a database of its own, without an application around it; counts the slow hashes that were compared. */
public final class AccessFixture implements AutoCloseable {

    private final MovableClock clock = new MovableClock();

    private final TestDatabase database = TestDatabase.fresh();
    private final HikariDataSource pool =
            new DatabaseProperties(database.jdbcUrl(), database.user(), database.password()).writers(4);
    private final AtomicInteger comparisons = new AtomicInteger();
    private final PasswordEncoder passwords = new CountingEncoder(comparisons);

    AccessSchema open() {
        return AccessSchema.open(pool, new JdbcTransactionManager(pool));
    }

    /** A start with connections of its own, as of another process. */
    FirstStart firstStart(@Nullable String email, @Nullable String password) {
        DataSource own = database.dataSource();
        AccessSchema schema = AccessSchema.open(own, new JdbcTransactionManager(own));
        return FirstStart.prepare(schema, directory(schema), new AdminProperties(email, password), new SecureRandom());
    }

    /** A directory over a database that has had its first start. */
    public AccessDirectory directory() {
        firstStart(null, null);
        return directory(open());
    }

    private AccessDirectory directory(AccessSchema schema) {
        return new AccessDirectory(schema, passwords, new SecureRandom(), clock, project -> {});
    }

    public CredentialRows rows() {
        return new CredentialRows(open(), clock);
    }

    public SessionRows sessionRows(SessionProperties properties) {
        return new SessionRows(open(), properties, clock);
    }

    /** What all of its parts read; it stands still until it is moved. */
    public MovableClock clock() {
        return clock;
    }

    public PasswordEncoder passwords() {
        return passwords;
    }

    /** How many slow hashes were computed to compare a password. */
    public int comparisons() {
        return comparisons.get();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Adds an admin to the first project. */
    public long addUser(AccessDirectory directory, String email, String password) {
        return directory.addUser(new NewUser(1, "Someone", email, null, Role.ADMIN, AccessScope.PROJECT, password));
    }

    /** From now on the database cannot be reached. */
    public void cutOff() {
        pool.close();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private static final class CountingEncoder implements PasswordEncoder {

        private static final int LEAST_STRENGTH = 4;

        private final AtomicInteger comparisons;
        private final PasswordEncoder real =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST_STRENGTH)));

        CountingEncoder(AtomicInteger comparisons) {
            this.comparisons = comparisons;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            comparisons.incrementAndGet();
            return real.matches(password, hash);
        }
    }
}
