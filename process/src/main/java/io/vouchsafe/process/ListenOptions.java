package io.vouchsafe.process;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where a program listens. */
public final class ListenOptions {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--host",
            defaultValue = "${env:VOUCHSAFE_HOST:-127.0.0.1}",
            description = "Address to listen on (default: 127.0.0.1, this machine only).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "${env:VOUCHSAFE_PORT:-0}",
            description = "Port of the API (default: 8080; of a command side 8082, of a query side 8084).")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "${env:VOUCHSAFE_MANAGEMENT_PORT:-0}",
            description = "Port of health and metrics (default: the API's port plus 1).")
    private int managementPort;

    /**
     * Where to listen.
     *
     * @param command for which it is, to name in a refusal of an option
     * @param defaultPort of the API, where none is given
     */
    public ServerAddress address(CommandLine command, int defaultPort) {
        int api = port == 0 ? defaultPort : port;
        check(command, "--port", api);
        int management = managementPort == 0 ? api + 1 : managementPort;
        check(command, "--management-port", management);
        if (management == api) {
            throw new ParameterException(command, "--management-port must differ from --port.");
        }
        return new ServerAddress(host, api, management);
    }

    private static void check(CommandLine command, String option, int value) {
        if (value < 1 || value > HIGHEST_PORT) {
            throw new ParameterException(
                    command, "%s must be between 1 and %d, not %d.".formatted(option, HIGHEST_PORT, value));
        }
    }
}
