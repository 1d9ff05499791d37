package io.vouchsafe.process;

import io.vouchsafe.process.environment.CannotStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the server listens.
 *
 * @param host name or address of the interface
 * @param port of the API
 * @param managementPort of health and metrics
 */
public record ServerAddress(String host, int port, int managementPort) {

    /** Refuses ports that another program has, by their option, before anything has been started for nothing. */
    void requireFree() {
        requireFree("--port", port);
        requireFree("--management-port", managementPort);
    }

    private void requireFree(String option, int candidate) {
        InetSocketAddress address = new InetSocketAddress(host, candidate);
        if (address.isUnresolved()) {
            throw new CannotStart("The host %s is not known; see --host.".formatted(host));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new CannotStart(
                    "It cannot listen on %s port %d: %s. Stop the program that does, or choose another %s."
                            .formatted(host, candidate, e.getMessage(), option));
        }
    }

    /** Address of the API. */
    public String api() {
        return "http://" + authority(port);
    }

    /** Address of health and metrics. */
    public String management() {
        return "http://" + authority(managementPort);
    }

    private String authority(int number) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + number;
    }
}
