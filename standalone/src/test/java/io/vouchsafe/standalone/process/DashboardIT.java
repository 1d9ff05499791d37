package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in a real browser, against the packaged jar: the browser tests of {@code dashboard/e2e}, which start and stop servers of their own. They need npm, as
 * the pages themselves do; the browser they find or install.
 */
class DashboardIT {

    private static final Path HERE = Path.of(System.getProperty("basedir", System.getProperty("user.dir")));
    private static final Path DASHBOARD = HERE.resolve("../dashboard").normalize();
    private static final int MINUTES = 20;
    private static final int SHOWN = 20_000;

    @Test
    void isUsableInABrowser() throws IOException, InterruptedException {
        assumeThat(onPath("npm") && Files.isDirectory(DASHBOARD.resolve("node_modules")))
                .as(
                        "The dashboard is not tested in a browser, because it was not built: npm is not on the PATH, or too old")
                .isTrue();
        Path log = HERE.resolve("target/dashboard-e2e.log");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(DASHBOARD.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("VOUCHSAFE_JAR", ServerProcess.jar().toString());
        builder.environment()
                .put(
                        "VOUCHSAFE_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());

        Process tests = builder.start();
        boolean ended = tests.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            tests.descendants().forEach(ProcessHandle::destroy);
            tests.destroy();
        }

        String written = Files.readString(log);
        assertThat(ended && tests.exitValue() == 0)
                .as(
                        "the browser tests passed; they wrote%n%s",
                        written.substring(Math.max(0, written.length() - SHOWN)))
                .isTrue();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
