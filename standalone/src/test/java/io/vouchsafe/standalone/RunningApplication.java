package io.vouchsafe.standalone;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.NewApiKey;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.process.TemporaryFolder;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application in this process, on ports of its own, on a database that the test gives it. */
public final class RunningApplication implements AutoCloseable {

    /** A test sends in seconds what a shop sends in hours. The rates stay, so that answers have their headers. */
    private static final Map<String, Object> WITHOUT_LIMITS = Map.of(
            "vouchsafe.limits.credential-per-second",
            1_000_000,
            "vouchsafe.limits.credential-burst",
            10_000_000,
            "vouchsafe.limits.address-per-second",
            1_000_000,
            "vouchsafe.limits.address-burst",
            10_000_000,
            "vouchsafe.limits.lookups-per-minute",
            1_000_000,
            "vouchsafe.limits.lookups-burst",
            10_000_000,
            "vouchsafe.limits.at-once",
            0);

    private final ConfigurableApplicationContext context;
    private final TemporaryFolder folder;
    private final TestDatabase database;

    private RunningApplication(ConfigurableApplicationContext context, TemporaryFolder folder, TestDatabase database) {
        this.context = context;
        this.folder = folder;
        this.database = database;
    }

    /** Starts it, with further settings such as {@code a.b=c}. */
    public static RunningApplication on(TestDatabase database, String... settings) {
        return with(Application.class, database, settings);
    }

    /** Starts it with the beans of one more configuration, and further settings. */
    public static RunningApplication with(Class<?> configuration, TestDatabase database, String... settings) {
        TemporaryFolder folder = TemporaryFolder.open();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                0,
                "management.server.port",
                0,
                "vouchsafe.temporary-folder",
                folder.path().toString(),
                "vouchsafe.database.url",
                database.jdbcUrl(),
                "vouchsafe.database.user",
                database.user(),
                "vouchsafe.database.password",
                database.password(),
                "vouchsafe.access.bcrypt-strength",
                4));
        properties.putAll(WITHOUT_LIMITS);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class, configuration)
                .registerShutdownHook(false)
                .properties(properties)
                // As arguments, so that they go before application.yml.
                .run(Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new));
        return new RunningApplication(context, folder, database);
    }

    /** Starts another one on the same database, with further settings. */
    public RunningApplication another(String... settings) {
        return on(database, settings);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Where health and metrics are. */
    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** Its beans. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whether it has a bean. */
    public boolean has(Class<?> type) {
        return context.getBeanProvider(type).stream().findAny().isPresent();
    }

    /** Adds a project. */
    public long newProject() {
        return directory().addProject(new NewProject(Shop.unique("project"), Currency.EUR, ZoneOffset.UTC));
    }

    /** Adds an API key, and answers the header that shows it. */
    public String newKey(long projectId, Role role) {
        return Api.bearer(directory()
                .addApiKey(new NewApiKey(projectId, null, role.wire(), role))
                .secret());
    }

    /** An admin of a fresh project. */
    public Api newAdmin() {
        return Api.on(port(), newKey(newProject(), Role.ADMIN));
    }

    private AccessDirectory directory() {
        return bean(AccessDirectory.class);
    }

    /** One number out of its database. */
    public long number(String sql, Object... parameters) {
        return JdbcClient.create(bean(DataSource.class))
                .sql(sql)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        folder.close();
    }
}
