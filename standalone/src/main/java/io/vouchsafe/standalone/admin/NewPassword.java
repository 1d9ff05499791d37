package io.vouchsafe.standalone.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A user's new password: the first line of the input, or from the environment, or asked for twice at the terminal. Never an argument, which every
 * user of the machine could read, and every shell would keep.
 */
final class NewPassword {

    private static final String ENVIRONMENT = "VOUCHSAFE_USER_PASSWORD";

    @Option(
            names = "--password-stdin",
            description =
                    "Read the password from the first line of the input; else it is taken from VOUCHSAFE_USER_PASSWORD, or asked for.")
    private boolean fromInput;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    String read() {
        if (fromInput) {
            String line = firstLine();
            if (line == null) {
                throw refused("--password-stdin: there is no line in the input.");
            }
            return line;
        }
        String given = System.getenv(ENVIRONMENT);
        return given == null || given.isEmpty() ? asked() : given;
    }

    private @Nullable String firstLine() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        } catch (IOException e) {
            throw refused("--password-stdin: the input cannot be read: " + e.getMessage());
        }
    }

    private String asked() {
        Console console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> refused(
                        "Say the password: with --password-stdin, in %s, or at a terminal.".formatted(ENVIRONMENT)));
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw refused("The two passwords differ.");
        }
        return new String(first);
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
