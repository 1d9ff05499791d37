package io.vouchsafe.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** How to start another JVM like this one. */
public final class Jvm {

    /** As the launcher starts the server. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError");

    /** Javalin and its Jetty bring an older servlet API than Tomcat does; a process can have one of them only. */
    private static final List<String> JETTY = List.of("javalin", "jetty-", "websocket-");

    private static final List<String> TOMCAT = List.of("tomcat-");

    private Jvm() {}

    /** A main class of ours, with every library but Jetty. */
    public static List<String> withTomcat(Class<?> main) {
        return command(main, JETTY);
    }

    /** A main class of ours, with every library but Tomcat. */
    public static List<String> withJetty(Class<?> main) {
        return command(main, TOMCAT);
    }

    private static List<String> command(Class<?> main, List<String> without) {
        List<String> command = java();
        command.addAll(List.of("-cp", classPath(name -> without.stream().noneMatch(name::startsWith)), main.getName()));
        return command;
    }

    /** A runnable jar, with the options for a server that the user set. */
    public static List<String> jar(Path jar) {
        List<String> command = java();
        String more = System.getenv("VOUCHSAFE_JAVA_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(Arrays.asList(more.strip().split("\\s+", -1)));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        return command;
    }

    /** The class path of this JVM, with its wildcards expanded, reduced to the files whose name is wanted. */
    private static String classPath(Predicate<String> wanted) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (wanted.test(new File(entry).getName())) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
