package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.CalledOperations;
import io.vouchsafe.standalone.process.Walkthrough.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that take a new user through the API, typed in line by line with curl: each answer is as the pages show it, and no operation is left out. */
class GettingStartedIT {

    private static final Path DOCS =
            Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../docs/api");

    /** In the order in which they are read. */
    private static final List<String> PAGES = List.of(
            "getting-started.md", "getting-started-rules.md", "getting-started-access.md", "getting-started-audit.md");

    private static final String SERVE = "./vouchsafe serve";

    /** Where the pages say that the server is. */
    private static final String ADDRESS = "127.0.0.1:8080";

    @TempDir
    private Path dataDir;

    @TempDir
    private Path home;

    @Test
    void worksAsItIsWrittenAndGoesThroughAllOperations() throws IOException {
        try (ServerProcess server = ServerProcess.serve(dataDir, accessLog())) {
            walk(server.address(), List.of(server.program()));
        }
    }

    @Test
    void worksInTheSameWayThroughTheGatewayOfSeparateProcesses() throws IOException {
        try (Cluster cluster = Cluster.of(dataDir, 1, accessLog())) {
            walk(
                    "127.0.0.1:" + cluster.port("gateway-0"),
                    cluster.names().stream().map(cluster::program).toList());
        }
    }

    /** @param programs that answer there; the first one is the one that the user has started and looks at */
    private void walk(String address, List<JavaProgram> programs) throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> requests;
        try (Shell shell = Shell.open(home, "curl", "grep", "sed")) {
            for (String page : PAGES) {
                List<Step> steps = Walkthrough.steps(DOCS.resolve(page));
                assertThat(steps).as(page).isNotEmpty();
                for (Step step : steps) {
                    List<String> seen = take(step, address, programs.getFirst(), shell);
                    if (!step.shows(seen)) {
                        differences.add("%n%s: $ %s%nis to show%n  %s%nand shows%n  %s"
                                .formatted(
                                        step.place(),
                                        step.command(),
                                        String.join("\n  ", step.output()),
                                        String.join("\n  ", seen)));
                    }
                }
            }
            requests = Files.readAllLines(home.resolve("access.log"));
            for (JavaProgram program : programs) {
                assertThat(program.errors())
                        .as("warnings and errors in the log")
                        .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
            }
        }

        assertThat(differences).isEmpty();
        assertThat(CalledOperations.of(requests))
                .as("the operations that were called with success")
                .containsExactlyInAnyOrderElementsOf(CalledOperations.all());
    }

    /** Has the web server write a line for each request, at once. */
    private String[] accessLog() {
        return new String[] {
            "-Dserver.tomcat.accesslog.enabled=true",
            "-Dserver.tomcat.accesslog.directory=" + home,
            "-Dserver.tomcat.accesslog.prefix=access",
            "-Dserver.tomcat.accesslog.suffix=.log",
            "-Dserver.tomcat.accesslog.rotate=false",
            "-Dserver.tomcat.accesslog.buffered=false",
            "-Dserver.tomcat.accesslog.pattern=%s %m %U"
        };
    }

    /** Does what a step says, and answers what is to be seen then, as if the server were where the pages say. */
    private static List<String> take(Step step, String address, JavaProgram started, Shell shell) {
        if (step.command().equals(SERVE)) {
            return started.output().stream()
                    .map(line -> line.replace(address, ADDRESS))
                    .map(line -> line.replace("The gateway is ready", "Vouchsafe is ready"))
                    .map(line -> line.replaceAll("127\\.0\\.0\\.1:\\d+/actuator", "127.0.0.1:8081/actuator"))
                    .toList();
        }
        String command = step.command()
                .replace(ADDRESS, address)
                .replace("PASSWORD=…", "PASSWORD='" + started.printed("password") + "'")
                .replace("KEY=vs_…", "KEY=" + started.printed("API key"));
        return shell.run(command).stream()
                .map(line -> line.replace(address, ADDRESS))
                .toList();
    }
}
