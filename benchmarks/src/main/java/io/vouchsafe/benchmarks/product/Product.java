package io.vouchsafe.benchmarks.product;

import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.benchmarks.process.Jvm;
import io.vouchsafe.benchmarks.process.Ports;
import io.vouchsafe.benchmarks.process.Program;
import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.workbench.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A running Vouchsafe with its database, which it shares with us so that we can count.
 *
 * @param managementPort of its health and metrics
 */
public record Product(Database database, Api api, long pid, int managementPort) {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final String KEY = "  API key   ";
    private static final String READY = "ready ";

    /** One client sends what many would; how much the product lets through is not what is measured. */
    private static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "VOUCHSAFE_LIMITS_CREDENTIAL_PER_SECOND",
            "0",
            "VOUCHSAFE_LIMITS_ADDRESS_PER_SECOND",
            "0",
            "VOUCHSAFE_LIMITS_LOOKUPS_PER_MINUTE",
            "0",
            "VOUCHSAFE_LIMITS_AT_ONCE",
            "0");

    /**
     * Starts the very jar that users start.
     *
     * @param home folder of the project
     */
    public static Product serve(Stage stage, Path home, Path folder) {
        Database database = Database.start(stage, folder.resolve("product-data"));
        int port = Ports.free();
        List<String> command = new ArrayList<>(Jvm.jar(copyOfJar(home, folder)));
        command.addAll(List.of("serve", "--port", Integer.toString(port)));
        int managementPort = Ports.free();
        command.addAll(List.of("--management-port", Integer.toString(managementPort)));
        Map<String, String> environment = new HashMap<>(WITHOUT_LIMITS);
        environment.put("VOUCHSAFE_HOST", "127.0.0.1");
        environment.put("VOUCHSAFE_DATA_DIR", folder.resolve("product-files").toString());
        environment.put("VOUCHSAFE_DATABASE_URL", database.jdbcUrl());
        environment.put("VOUCHSAFE_DATABASE_USER", database.user());
        environment.put("VOUCHSAFE_DATABASE_PASSWORD", database.password());
        Program program = Program.start(stage, "product", folder, environment, command);
        List<String> lines = program.linesUntil(line -> line.startsWith("Vouchsafe is ready"), START_PATIENCE);
        return new Product(database, new Api(port, after(KEY, lines)), program.pid(), managementPort);
    }

    /** Starts the application with the routes that exist for measuring only. */
    public static Product workbench(Stage stage, Path folder) {
        Database database = Database.start(stage, folder.resolve("workbench-data"));
        int port = Ports.free();
        List<String> command = new ArrayList<>(Jvm.withTomcat(Workbench.class));
        command.add(Integer.toString(port));
        int managementPort = Ports.free();
        command.add(Integer.toString(managementPort));
        command.add(folder.resolve("workbench-files").toString());
        Map<String, String> environment = new HashMap<>(WITHOUT_LIMITS);
        environment.putAll(database.environment());
        Program program = Program.start(stage, "workbench", folder, environment, command);
        List<String> lines = program.linesUntil(line -> line.startsWith(READY), START_PATIENCE);
        return new Product(database, new Api(port, after(READY, lines)), program.pid(), managementPort);
    }

    /** A build that replaces the jar meanwhile must not pull it away under a running server. */
    private static Path copyOfJar(Path home, Path folder) {
        try {
            return Files.copy(home.resolve("standalone/target/vouchsafe-app.jar"), folder.resolve("vouchsafe-app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String after(String mark, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .findFirst()
                .map(line -> line.substring(mark.length()).strip())
                .orElseThrow(() -> new IllegalStateException("no line with '" + mark + "'"));
    }
}
