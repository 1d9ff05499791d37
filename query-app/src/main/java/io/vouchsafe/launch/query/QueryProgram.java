package io.vouchsafe.launch.query;

import io.vouchsafe.process.CommandLines;
import io.vouchsafe.process.Program;
import io.vouchsafe.process.Server;
import io.vouchsafe.process.ServerAddress;
import io.vouchsafe.process.SideOptions;
import io.vouchsafe.process.cluster.Part;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code query}: runs a query side until it is told to stop. Several may run on one database. */
@Command(
        name = "vouchsafe query",
        description = "Runs a query side behind gateways until it is told to stop (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true,
        version = "Vouchsafe",
        sortOptions = false)
public final class QueryProgram implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8084;

    @Mixin
    private SideOptions options = new SideOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Leaves with 0 after an orderly stop, 1 when something outside prevents the start, and 2 for arguments that make no sense. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(new CommandLine(new QueryProgram()), arguments));
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Program program = new Program(
                QueryApplication.class,
                Map.of(
                        "vouchsafe.audit.folder",
                        options.dataDir().resolve("audit").toString()),
                QueryProgram::greet);
        try (Server server = options.server(command, Part.QUERY, DEFAULT_PORT, program)) {
            server.run(command.getOut());
            return 0;
        }
    }

    private static void greet(ConfigurableApplicationContext context, ServerAddress address, PrintWriter out) {
        out.printf(
                "The query side is ready at %s, for gateways (health %s/actuator/health)%n",
                address.api(), address.management());
    }
}
