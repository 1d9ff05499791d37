package io.vouchsafe.standalone.operating;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** All settings that the code reads, by their names. */
final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(vouchsafe\\.[^:}]+)(?::([^}]*))?}");

    private static final Pattern RECORD = Pattern.compile(
            "@ConfigurationProperties\\(\"(?<prefix>[^\"]+)\"\\)\\s*(?:public )?record (?<name>\\w+)\\((?<components>.*?)\\) \\{",
            Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile(
            "(?:@DefaultValue\\(\"(?<standard>[^\"]*)\"\\)\\s+)?\\b(?<type>\\w+) (?<name>\\w+)\\s*(?:,|$)");
    private static final Pattern SWITCH =
            Pattern.compile("@ConditionalOnProperty\\(name = \"(vouchsafe\\.[^\"]+)\", matchIfMissing = true\\)");

    private final SortedMap<String, Setting> all = new TreeMap<>();
    private final Properties meanings;

    /**
     * One of them.
     *
     * @param standard its default; empty where there is none
     */
    record Setting(String type, String standard, String meaning) {}

    private Settings(Properties meanings) {
        this.meanings = meanings;
    }

    /** Those of the classes, and those of launchers, whose sources alone are at hand. */
    static SortedMap<String, Setting> of(JavaClasses classes, Properties meanings) throws IOException {
        Settings settings = new Settings(meanings);
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(ConfigurationProperties.class)) {
                settings.addRecord(
                        type.getAnnotationOfType(ConfigurationProperties.class).value(), type.reflect());
            }
            type.getCodeUnits().forEach(settings::addValues);
        }
        for (String source : Sources.launchers()) {
            settings.addLauncher(source);
        }
        return settings.all;
    }

    private void addLauncher(String source) {
        Matcher type = RECORD.matcher(source);
        while (type.find()) {
            Matcher component = COMPONENT.matcher(type.group("components"));
            while (component.find()) {
                String meaning = Sources.meaning(source, type.group("name"), component.group("name"));
                all.put(
                        type.group("prefix") + "." + dashed(component.group("name")),
                        new Setting(shown(component.group("type")), orNothing(component.group("standard")), meaning));
            }
        }
        Matcher condition = SWITCH.matcher(source);
        while (condition.find()) {
            all.put(condition.group(1), new Setting(shown(boolean.class), "true", meaning(condition.group(1))));
        }
        Matcher placeholder = PLACEHOLDER.matcher(source);
        while (placeholder.find()) {
            if (!all.containsKey(placeholder.group(1))) {
                throw new AssertionError(placeholder.group(1) + " is read by a launcher only, which is not looked for");
            }
        }
    }

    private static String shown(String type) {
        return switch (type) {
            case "Duration" -> shown(Duration.class);
            case "int" -> shown(int.class);
            default -> throw new AssertionError("How is the type " + type + " shown?");
        };
    }

    private String meaning(String name) {
        String meaning = meanings.getProperty(name);
        if (meaning == null) {
            throw new AssertionError(name + " has no meaning: add it to meanings.properties");
        }
        return meaning;
    }

    private void addRecord(String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Parameter[] parameters = canonical(type).getParameters();
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + dashed(components[i].getName());
            Class<?> of = components[i].getType();
            if (of.isRecord()) {
                addRecord(name, of);
                continue;
            }
            DefaultValue standard = parameters[i].getAnnotation(DefaultValue.class);
            String own = meanings.getProperty(name);
            all.put(
                    name,
                    new Setting(
                            shown(of),
                            standard == null ? "" : String.join(",", standard.value()),
                            own != null ? own : Sources.meaning(type, components[i].getName())));
        }
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private void addValues(JavaCodeUnit unit) {
        for (JavaParameter parameter : unit.getParameters()) {
            if (parameter.isAnnotatedWith(Value.class)) {
                Matcher placeholder = PLACEHOLDER.matcher(
                        parameter.getAnnotationOfType(Value.class).value());
                if (placeholder.matches()) {
                    String name = placeholder.group(1);
                    all.put(
                            name,
                            new Setting(
                                    shown(parameter.getRawType().reflect()),
                                    orNothing(placeholder.group(2)),
                                    meaning(name)));
                }
            }
        }
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String shown(Class<?> type) {
        if (type == Duration.class) {
            return "time, such as 30s, 15m, 1h, 1d";
        }
        if (type == DataSize.class) {
            return "size, such as 10MB";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "whole number";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return Arrays.toString(type.getEnumConstants());
        }
        if (List.class.isAssignableFrom(type)) {
            return "texts, with commas between them";
        }
        return Path.class.isAssignableFrom(type) || type == File.class ? "path" : "text";
    }
}
