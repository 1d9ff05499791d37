package io.vouchsafe.standalone;

import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.process.ListenOptions;
import io.vouchsafe.process.Program;
import io.vouchsafe.process.Server;
import io.vouchsafe.process.ServerAddress;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.standalone.audit.Audit;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    private static final int DEFAULT_PORT = 8080;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Program program = new Program(
                Application.class,
                Map.of(
                        "vouchsafe.audit.folder",
                        Audit.folder(database.dataDir()).toString()),
                Serve::greet);
        CommandLine command = spec.commandLine();
        try (Server server = new Server(
                program, listen.address(command, DEFAULT_PORT), database.dataDir(), database.external(command))) {
            server.run(command.getOut());
            return 0;
        }
    }

    private static void greet(ConfigurableApplicationContext context, ServerAddress address, PrintWriter out) {
        context.getBean(FirstStart.class).announce(out);
        out.printf(
                "Vouchsafe is ready at %s (API /api/v1.0, described at /docs/, health %s/actuator/health)%n",
                address.api(), address.management());
    }
}
