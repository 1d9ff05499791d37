package io.vouchsafe.benchmarks.workbench;

import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.standalone.Application;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The product's application on a database that is handed over, with {@link EmptyController} and {@link DirectController} added. */
public final class Workbench {

    private Workbench() {}

    /** Serves on two ports (API, health) with a folder for working files, and prints its API key when it is ready. */
    public static void main(String[] arguments) {
        Database database = Database.fromEnvironment();
        SpringApplication spring =
                new SpringApplication(Application.class, EmptyController.class, DirectController.class);
        Map<String, Object> options = Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                arguments[0],
                "management.server.address",
                "127.0.0.1",
                "management.server.port",
                arguments[1],
                "vouchsafe.temporary-folder",
                arguments[2],
                "vouchsafe.database.url",
                database.jdbcUrl(),
                "vouchsafe.database.user",
                database.user(),
                "vouchsafe.database.password",
                database.password());
        spring.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", options)));
        ConfigurableApplicationContext context = spring.run();
        FirstStart.Secrets secrets = context.getBean(FirstStart.class).take();
        if (secrets == null) {
            throw new IllegalStateException("the database of the workbench was not empty");
        }
        System.out.println("ready " + secrets.apiKey());
    }
}
