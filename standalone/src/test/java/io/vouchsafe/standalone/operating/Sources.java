package io.vouchsafe.standalone.operating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java sources of all modules, for what their authors say in them. */
final class Sources {

    private static final Path ROOT = Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "..");
    private static final Pattern VARIABLE = Pattern.compile("VOUCHSAFE_[A-Z_]*[A-Z]");

    private Sources() {}

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    // A program of its own, which nobody operates.
                    .filter(folder -> !folder.toString().contains("benchmarks"))
                    .sorted()
                    .toList();
        }
    }

    /** What the Javadoc of a record says about one of its components, with its markup taken out. */
    static String meaning(Class<?> type, String component) {
        return meaning(of(type), type.getSimpleName(), component);
    }

    /** The same from the record's source. */
    static String meaning(String source, String type, String component) {
        Matcher declared = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s*)*(?:public |private |static |final )*record "
                                + type + "\\(",
                        Pattern.DOTALL)
                .matcher(source);
        if (!declared.find()) {
            throw new AssertionError(type + " has no Javadoc");
        }
        String javadoc = declared.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", "\n");
        Matcher said = Pattern.compile("@param " + component + "\\s((?:(?!\\n@|\\n\\n).)*)", Pattern.DOTALL)
                .matcher(javadoc);
        if (!said.find()) {
            throw new AssertionError(type + " says nothing about " + component);
        }
        return said.group(1)
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link|linkplain) #?([^}]*)}", "`$1`");
    }

    private static String of(Class<?> type) {
        String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        try {
            for (Path module : modules()) {
                if (Files.exists(module.resolve(name))) {
                    return Files.readString(module.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("No source of " + type);
    }

    /** The sources of the launchers of single processes, which are not on the class path. */
    static List<String> launchers() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path module : modules()) {
            if (module.toString().contains("-app")) {
                try (Stream<Path> files = Files.walk(module)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .sorted()
                            .toList()) {
                        sources.add(Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }

    /** The environment variables that any source, or the script that starts Vouchsafe, names. */
    static SortedSet<String> variables() throws IOException {
        SortedSet<String> found = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    found.addAll(variables(Files.readString(file)));
                }
            }
        }
        found.addAll(variables(Files.readString(ROOT.resolve("vouchsafe"))));
        return found;
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The meanings of what no record describes. */
    static Properties meanings() throws IOException {
        Properties meanings = new Properties();
        try (var in = Sources.class.getResourceAsStream("meanings.properties")) {
            meanings.load(in);
        }
        return meanings;
    }
}
