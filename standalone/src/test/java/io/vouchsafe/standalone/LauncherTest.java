package io.vouchsafe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./vouchsafe}, in a folder with sources that mean nothing, and with a Maven and a Java that only write down that they were called. */
class LauncherTest {

    private static final Path SCRIPT = Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
            .resolve("../vouchsafe")
            .normalize();

    /** As the real one, it writes among the sources while it builds. */
    private static final String MAVEN = """
            #!/bin/sh
            mkdir overlap || { echo overlapping >> builds; exit 1; }
            sleep 0.3
            echo types > dashboard/src/api/schema.d.ts
            for jar in standalone/target/vouchsafe-app gateway-app/target/vouchsafe-gateway \\
              command-app/target/vouchsafe-command query-app/target/vouchsafe-query; do
              mkdir -p "$(dirname $jar)"
              echo jar > $jar.jar
            done
            echo built >> builds
            rmdir overlap
            """;

    private static final String JAVA = """
            #!/bin/sh
            while [ $# -gt 0 ]; do
              case $1 in
                --destination) mkdir -p "$2" ;;
              esac
              shift
            done
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void layOut() throws IOException {
        program("bin/mvn", MAVEN);
        program("jdk/bin/java", JAVA);
        program("jdk/bin/javac", JAVA);
        program("vouchsafe", Files.readString(SCRIPT));
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        for (String source : List.of(
                "pom.xml",
                "openapi.json",
                "standalone/pom.xml",
                "standalone/src/main/Source.java",
                "dashboard/src/api/client.ts",
                "dashboard/package-lock.json")) {
            write(source, "source");
            changed(source, Instant.now().minus(Duration.ofHours(1)));
        }
        for (String folder : List.of("standalone/src/main", "dashboard/src", "dashboard/src/api")) {
            changed(folder, Instant.now().minus(Duration.ofHours(1)));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void program(String name, String text) throws IOException {
        write(name, text);
        assertThat(root.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private void changed(String name, Instant when) throws IOException {
        Files.setLastModifiedTime(root.resolve(name), FileTime.from(when));
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("vouchsafe").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve(command + ".out").toFile());
        builder.environment().put("VOUCHSAFE_JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        return builder.start();
    }

    private void run(String... commands) throws IOException, InterruptedException {
        List<Process> running = new ArrayList<>();
        for (String command : commands) {
            running.add(start(command));
        }
        for (int i = 0; i < commands.length; i++) {
            assertThat(running.get(i).waitFor())
                    .as(Files.readString(root.resolve(commands[i] + ".out")))
                    .isZero();
        }
    }

    private List<String> builds() throws IOException {
        try (Stream<String> lines = Files.lines(root.resolve("builds"))) {
            return lines.toList();
        }
    }

    @Test
    void buildsOnlyWhatIsOlderThanItsSources() throws Exception {
        run("serve");
        run("serve");
        assertThat(builds()).as("what a build writes is no source").containsExactly("built");

        changed("standalone/src/main/Source.java", Instant.now());
        run("serve");
        run("serve");
        assertThat(builds()).containsExactly("built", "built");
    }

    @Test
    void buildsOneAfterTheOtherWhatIsStartedAtOnce() throws Exception {
        run("gateway", "command", "query");

        assertThat(builds()).containsExactly("built", "built", "built");
        assertThat(root.resolve("target/building")).doesNotExist();
    }

    @Test
    void doesNotWaitForABuildThatWasKilled() throws Exception {
        write("target/building/pid", "999999999\n");

        run("serve");

        assertThat(builds()).containsExactly("built");
    }
}
