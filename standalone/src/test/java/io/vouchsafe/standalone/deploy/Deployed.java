package io.vouchsafe.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.process.SideOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a deployment, and the environment variables that the programs know. */
final class Deployed {

    /** The folder of the project. */
    static final Path ROOT = Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
            .resolve("..")
            .toAbsolutePath()
            .normalize();

    /** What code asks the environment for by itself; the variables of options stand in their default values. */
    private static final Pattern VARIABLE = Pattern.compile("\"(VOUCHSAFE_[A-Z_]+[A-Z])\"");

    private static final Pattern OF_OPTION = Pattern.compile("\\$\\{env:(\\w+).*");

    /** Modules whose programs are not among those that are deployed. */
    private static final List<String> OTHER_PROGRAMS = List.of("benchmarks", "standalone");

    private Deployed() {}

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file. */
    static List<JsonNode> documents(String text) {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(document -> documents.add(JsonMapper.shared().valueToTree(document)));
        return documents;
    }

    static List<String> texts(JsonNode list) {
        return list.values().stream().map(entry -> entry.asString("")).toList();
    }

    /** The variables of the options of a process, what it reads from the environment itself, and the properties that Spring binds from it. */
    static Set<String> knownVariables() {
        Set<String> known = new TreeSet<>();
        for (OptionSpec option :
                CommandSpec.forAnnotatedObject(new SideOptions()).options()) {
            Matcher variable = OF_OPTION.matcher(String.valueOf(option.defaultValueString(false)));
            if (variable.matches()) {
                known.add(variable.group(1));
            }
        }
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java")
                            && file.toString().contains("/src/main/")
                            && OTHER_PROGRAMS.stream().noneMatch(other -> file.startsWith(ROOT.resolve(other))))
                    .forEach(file -> read(text(ROOT.relativize(file).toString()), known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("io.vouchsafe").forEach(found -> bound((AnnotatedBeanDefinition) found, known));
        return known;
    }

    private static void read(String source, Set<String> known) {
        boolean takesFiles = source.contains("SecretFile.orVariable(");
        VARIABLE.matcher(source).results().map(found -> found.group(1)).forEach(variable -> {
            known.add(variable);
            if (takesFiles && variable.endsWith("_PASSWORD")) {
                known.add(variable + "_FILE");
            }
        });
    }

    private static void bound(AnnotatedBeanDefinition found, Set<String> known) {
        String prefix = String.valueOf(found.getMetadata()
                .getAnnotations()
                .get(ConfigurationProperties.class)
                .getString("value"));
        try {
            Class<?> type = Class.forName(found.getBeanClassName());
            assertThat(type.isRecord()).as("%s is a record", type).isTrue();
            for (RecordComponent component : type.getRecordComponents()) {
                known.add(environment(prefix + "." + component.getName()));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String environment(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
