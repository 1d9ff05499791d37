package io.vouchsafe.standalone;

import io.vouchsafe.standalone.database.DatabaseLocation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code serve}: reads and checks the options, then runs the server until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves the API until it is told to stop (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nEnvironment, in place of options or besides them:%n",
        footer = {
            "  VOUCHSAFE_HOST, VOUCHSAFE_PORT, VOUCHSAFE_MANAGEMENT_PORT, VOUCHSAFE_DATA_DIR,",
            "  VOUCHSAFE_DATABASE_URL  as the options",
            "  VOUCHSAFE_DATABASE_USER, VOUCHSAFE_DATABASE_PASSWORD",
            "                          credentials of that database, if not in its URL",
            "  VOUCHSAFE_ADMIN_EMAIL, VOUCHSAFE_ADMIN_PASSWORD",
            "                          the admin that the first start creates, else generated and printed once"
        })
final class Serve implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--host",
            defaultValue = "${env:VOUCHSAFE_HOST:-127.0.0.1}",
            description = "Address to listen on (default: 127.0.0.1, this machine only).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "${env:VOUCHSAFE_PORT:-8080}",
            description = "Port of the API (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--management-port",
            defaultValue = "${env:VOUCHSAFE_MANAGEMENT_PORT:-0}",
            description = "Port of health and metrics (default: the API's port plus 1).")
    private int managementPort;

    @Option(
            names = "--data-dir",
            defaultValue = "${env:VOUCHSAFE_DATA_DIR:-data}",
            description = "Folder of the embedded PostgreSQL (default: ./data).")
    private Path dataDir = Path.of("data");

    @Option(
            names = "--database-url",
            defaultValue = "${env:VOUCHSAFE_DATABASE_URL}",
            description =
                    "A PostgreSQL of your own, 15 or newer, instead of the embedded one: postgres://user:password@host/name.")
    private @Nullable String databaseUrl;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Server server = new Server(address(), dataDir, externalDatabase())) {
            server.run(spec.commandLine().getOut());
            return 0;
        }
    }

    private ServerAddress address() {
        checkPort("--port", port);
        int management = managementPort == 0 ? port + 1 : managementPort;
        checkPort("--management-port", management);
        if (management == port) {
            throw new ParameterException(spec.commandLine(), "--management-port must differ from --port.");
        }
        return new ServerAddress(host, port, management);
    }

    private void checkPort(String option, int value) {
        if (value < 1 || value > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be between 1 and %d, not %d.".formatted(option, HIGHEST_PORT, value));
        }
    }

    private @Nullable DatabaseLocation externalDatabase() {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            return null;
        }
        try {
            return DatabaseLocation.parse(
                    databaseUrl,
                    System.getenv("VOUCHSAFE_DATABASE_USER"),
                    System.getenv("VOUCHSAFE_DATABASE_PASSWORD"));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--database-url: " + e.getMessage(), e);
        }
    }
}
