package io.vouchsafe.launch.gateway;

import io.vouchsafe.gateway.access.FirstStart;
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

/** The command {@code gateway}: runs a gateway until it is told to stop. Several may run on one database. */
@Command(
        name = "vouchsafe gateway",
        description = "Runs a gateway in front of the sides until it is told to stop (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true,
        version = "Vouchsafe",
        sortOptions = false)
public final class GatewayProgram implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8080;

    @Mixin
    private SideOptions options = new SideOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Leaves with 0 after an orderly stop, 1 when something outside prevents the start, and 2 for arguments that make no sense. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(new CommandLine(new GatewayProgram()), arguments));
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Program program = new Program(GatewayApplication.class, Map.of(), GatewayProgram::greet);
        try (Server server = options.server(command, Part.GATEWAY, DEFAULT_PORT, program)) {
            server.run(command.getOut());
            return 0;
        }
    }

    private static void greet(ConfigurableApplicationContext context, ServerAddress address, PrintWriter out) {
        context.getBean(FirstStart.class).announce(out);
        out.printf(
                "The gateway is ready at %s (API /api/v1.0, described at /docs/, health %s/actuator/health)%n",
                address.api(), address.management());
    }
}
