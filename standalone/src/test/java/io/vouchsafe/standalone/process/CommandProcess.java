package io.vouchsafe.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A command such as {@code vouchsafe admin …} from the packaged jar, run to its end as a process of its own with a small heap. */
record CommandProcess(int exitCode, String output, String errors) {

    private static final int PATIENCE_SECONDS = 120;
    private static final int HEAP_MEGABYTES = 64;

    /** Runs {@code vouchsafe admin} with these arguments. */
    static CommandProcess admin(String... arguments) {
        return admin(Map.of(), null, arguments);
    }

    /** Runs {@code vouchsafe admin} with further environment and, if given, an input. */
    static CommandProcess admin(Map<String, String> environment, @Nullable String input, String... arguments) {
        return run("admin", environment, input, arguments);
    }

    /** Runs {@code vouchsafe audit} with these arguments. */
    static CommandProcess audit(String... arguments) {
        return run("audit", Map.of(), null, arguments);
    }

    /** Runs {@code vouchsafe projections} with these arguments. */
    static CommandProcess projections(String... arguments) {
        return run("projections", Map.of(), null, arguments);
    }

    /** Runs {@code vouchsafe backup} with these arguments. */
    static CommandProcess backup(String... arguments) {
        return run("backup", Map.of(), null, arguments);
    }

    /** Runs {@code vouchsafe restore} with these arguments. */
    static CommandProcess restore(String... arguments) {
        return run("restore", Map.of(), null, arguments);
    }

    /** Runs {@code vouchsafe customers} with further environment. */
    static CommandProcess customers(Map<String, String> environment, String... arguments) {
        return run("customers", environment, null, arguments);
    }

    private static CommandProcess run(
            String name, Map<String, String> environment, @Nullable String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ServerProcess.jar().toString(),
                name));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(name, ".out");
            Path err = Files.createTempFile(name, ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (input != null) {
                process.getOutputStream().write(input.getBytes(UTF_8));
            }
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            CommandProcess ended =
                    new CommandProcess(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The output of a success, as JSON. */
    JsonNode json() {
        assertThat(exitCode).as("%s%s", output, errors).isZero();
        return Json.parse(output);
    }
}
