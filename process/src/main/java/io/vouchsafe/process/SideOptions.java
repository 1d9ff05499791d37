package io.vouchsafe.process;

import io.vouchsafe.process.cluster.Part;
import io.vouchsafe.process.database.ExternalDatabase;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of a program that is one of several on a database. */
public final class SideOptions {

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private ExternalDatabase database = new ExternalDatabase();

    @Option(
            names = "--advertise",
            defaultValue = "${env:VOUCHSAFE_ADVERTISE}",
            description =
                    "Address under which the other processes reach this one (default: http://HOST:PORT, by this machine's own address where it listens on all).")
    private @Nullable URI advertise;

    @Option(
            names = "--data-dir",
            defaultValue = "${env:VOUCHSAFE_DATA_DIR:-data}",
            description =
                    "Folder for what is not in the database, such as the key that signs checkpoints (default: ./data).")
    private Path dataDir = Path.of("data");

    /** The folder for what is not in the database. */
    public Path dataDir() {
        return dataDir;
    }

    /**
     * The program, ready to be run.
     *
     * @param command for which it is, to name in a refusal of an option
     * @param part what it does for the others
     * @param program with settings of its own
     * @throws ParameterException for options that make no sense
     */
    public Server server(CommandLine command, Part part, int defaultPort, Program program) {
        ServerAddress address = listen.address(command, defaultPort);
        Map<String, Object> settings = new HashMap<>(program.settings());
        // By this, traces tell the processes apart.
        settings.put("spring.application.name", "vouchsafe-" + part.label());
        settings.put("vouchsafe.cluster.part", part);
        settings.put("vouchsafe.cluster.url", advertised(command, address));
        return new Server(
                new Program(program.application(), settings, program.greeting()),
                address,
                dataDir,
                database.require(command));
    }

    private URI advertised(CommandLine command, ServerAddress address) {
        if (advertise == null) {
            return URI.create(
                    new ServerAddress(reachable(command, address.host()), address.port(), address.port()).api());
        }
        if (advertise.getHost() == null
                || !("http".equals(advertise.getScheme()) || "https".equals(advertise.getScheme()))) {
            throw new ParameterException(command, "--advertise must be an address such as http://10.0.0.7:8082.");
        }
        return advertise;
    }

    private static String reachable(CommandLine command, String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : host;
        } catch (UnknownHostException e) {
            throw new ParameterException(command, "This machine's own address is not known; say it by --advertise.", e);
        }
    }
}
