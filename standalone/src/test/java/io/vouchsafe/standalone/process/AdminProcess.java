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

/** {@code vouchsafe admin …} from the packaged jar, run to its end as a process of its own. */
record AdminProcess(int exitCode, String output, String errors) {

    private static final int PATIENCE_SECONDS = 120;

    /** Runs it with these arguments. */
    static AdminProcess run(String... arguments) {
        return run(Map.of(), null, arguments);
    }

    /** Runs it with further environment and, if given, an input. */
    static AdminProcess run(Map<String, String> environment, @Nullable String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ServerProcess.jar().toString(),
                "admin"));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("admin", ".out");
            Path err = Files.createTempFile("admin", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (input != null) {
                process.getOutputStream().write(input.getBytes(UTF_8));
            }
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            AdminProcess ended = new AdminProcess(process.exitValue(), Files.readString(out), Files.readString(err));
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
