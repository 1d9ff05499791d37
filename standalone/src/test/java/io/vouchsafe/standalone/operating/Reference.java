package io.vouchsafe.standalone.operating;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vouchsafe.process.SideOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of all that can be set, as the code has it. */
public final class Reference {

    private static final String INTERNAL = "internal: ";
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+)(?::-([^}]*))?}");

    private static final Pattern PROGRAM =
            Pattern.compile("@Command\\(\\s*name = \"vouchsafe (\\w+)\",\\s*description = \"([^\"]+)\"");
    private static final int LAUNCHERS = 3;

    private final StringBuilder text = new StringBuilder();
    private final Properties meanings;
    private final SortedMap<String, List<String>> optionsByVariable = new TreeMap<>();

    private Reference(Properties meanings) {
        this.meanings = meanings;
    }

    /** Its text. */
    public static String text(CommandLine commands) throws IOException {
        Reference reference = new Reference(Sources.meanings());
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.vouchsafe");
        addLaunchers(commands);
        reference.write(Settings.of(classes, reference.meanings), commands);
        return reference.text.toString();
    }

    private void write(SortedMap<String, Settings.Setting> settings, CommandLine commands) throws IOException {
        settings.forEach((name, setting) -> requireUsed(name, settings));
        for (String name : meanings.stringPropertyNames()) {
            requireUsed(name, settings);
        }
        text.append("""
                # Configuration

                Written by a test from the code; do not edit. A command takes options; a server also takes settings, from environment variables or as `-Dname=value` in
                `VOUCHSAFE_JAVA_OPTS`. An option goes before its variable, and both before a setting of the same meaning.

                ## Settings

                | setting | environment variable | type | default | meaning |
                | --- | --- | --- | --- | --- |
                """);
        settings.forEach((name, setting) -> {
            if (!setting.meaning().startsWith(INTERNAL)) {
                row(
                        "`" + name + "`",
                        "`" + variable(name) + "`",
                        setting.type(),
                        setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`",
                        setting.meaning());
            }
        });
        // The commands first, since they say which variables stand for options.
        String before = taken();
        command(commands, "vouchsafe");
        String ofCommands = taken();
        text.append(before);
        environment(settings);
        text.append("\n## Commands\n\nEach also has `--help`.\n").append(ofCommands);
        text.append("\n## Set by the programs themselves\n\nNothing to set; listed so that nobody wonders.\n\n");
        settings.forEach((name, setting) -> {
            if (setting.meaning().startsWith(INTERNAL)) {
                text.append("- `%s`: %s%n".formatted(name, setting.meaning().substring(INTERNAL.length())));
            }
        });
    }

    /** The programs of single processes, whose options are those of a side. */
    private static void addLaunchers(CommandLine commands) throws IOException {
        int found = 0;
        for (String source : Sources.launchers()) {
            Matcher program = PROGRAM.matcher(source);
            if (program.find()) {
                CommandSpec spec = CommandSpec.forAnnotatedObject(new SideOptions());
                spec.usageMessage().description(program.group(2));
                commands.addSubcommand(program.group(1), spec);
                found++;
            }
        }
        if (found != LAUNCHERS) {
            throw new AssertionError("There are " + found + " launchers of single processes");
        }
    }

    private String taken() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private static void requireUsed(String name, Map<String, Settings.Setting> settings) {
        if (name.startsWith("vouchsafe.") && !settings.containsKey(name)) {
            throw new AssertionError("meanings.properties names " + name + ", which nothing reads");
        }
    }

    /** The variable of a setting, by which Spring must find it. */
    private static String variable(String setting) {
        String variable = setting.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
        StandardEnvironment environment = new StandardEnvironment();
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(source, new SystemEnvironmentPropertySource(source, Map.of(variable, "set")));
        if (!Binder.get(environment).bind(setting, String.class).isBound()) {
            throw new AssertionError(setting + " is not found under " + variable);
        }
        return variable;
    }

    private void environment(Map<String, Settings.Setting> settings) throws IOException {
        text.append(
                "\n## Environment variables\n\nBesides those of the settings above:\n\n| variable | meaning |\n| --- | --- |\n");
        SortedSet<String> named = Sources.variables();
        TreeSet<String> known = new TreeSet<>(optionsByVariable.keySet());
        optionsByVariable.keySet().forEach(variable -> {
            if (!meanings.containsKey(variable)) {
                meanings.setProperty(variable, "as " + String.join(", ", optionsByVariable.get(variable)));
            }
        });
        for (String name : new TreeSet<>(meanings.stringPropertyNames())) {
            if (name.startsWith("VOUCHSAFE_")) {
                known.add(name);
                row("`" + name + "`", meanings.getProperty(name));
                String read = name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name;
                if (!named.contains(read)) {
                    throw new AssertionError("meanings.properties names " + name + ", which nothing reads");
                }
            }
        }
        settings.keySet().forEach(name -> known.add(variable(name)));
        known.add("VOUCHSAFE_ADMIN");
        named.removeAll(known);
        if (!named.isEmpty()) {
            throw new AssertionError("No meaning of these variables is in meanings.properties: " + named);
        }
    }

    private void command(CommandLine command, String name) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        List<String[]> rows = new ArrayList<>();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            rows.add(new String[] {"`" + parameter.paramLabel() + "`", "–", said(parameter.description())});
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
                rows.add(new String[] {
                    "`" + String.join("`, `", option.names()) + "`", variables(option), said(option.description())
                });
            }
        }
        if (!rows.isEmpty()) {
            text.append("\n### ").append(name).append("\n\n");
            text.append(said(spec.usageMessage().description())).append("\n\n");
            text.append("| option | environment variable | meaning |\n| --- | --- | --- |\n");
            rows.forEach(this::row);
        }
        command.getSubcommands().forEach((label, sub) -> {
            if (!sub.getCommandSpec().usageMessage().hidden()) {
                command(sub, name + " " + label);
            }
        });
    }

    private String variables(OptionSpec option) {
        String standard = option.defaultValueString(false);
        Matcher variable = FROM_ENVIRONMENT.matcher(standard == null ? "" : standard);
        if (!variable.matches()) {
            return "–";
        }
        List<String> options = optionsByVariable.computeIfAbsent(variable.group(1), _ -> new ArrayList<>());
        String shown = "`" + option.longestName() + "`";
        if (!options.contains(shown)) {
            options.add(shown);
        }
        return "`" + variable.group(1) + "`";
    }

    private static String said(String... description) {
        return String.join(" ", description).replace("%n", " ");
    }

    private void row(String... cells) {
        text.append("| ")
                .append(Stream.of(cells)
                        .map(cell -> cell.replace("\n", " ").replace("|", "\\|"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }
}
