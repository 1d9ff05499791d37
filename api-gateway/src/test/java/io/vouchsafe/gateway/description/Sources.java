package io.vouchsafe.gateway.description;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The YAML files that the description is made from: one with what all operations share, and one for each feature, in the order in which they
 * are shown.
 */
final class Sources {

    /** The features that the server has. */
    static final List<String> FEATURES = List.of(
            "campaigns",
            "vouchers",
            "redemptions",
            "rules",
            "areas",
            "categories",
            "customers",
            "users",
            "administration",
            "history",
            "projections",
            "decisions",
            "reversals",
            "reconciliations",
            "session",
            "live",
            "audit",
            "reports");

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "src/main/openapi");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Sources() {}

    static ObjectNode document() {
        return read("document");
    }

    static Map<String, ObjectNode> features() {
        Map<String, ObjectNode> features = new LinkedHashMap<>();
        for (String name : FEATURES) {
            features.put(name, read(name));
        }
        return features;
    }

    private static ObjectNode read(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new JsonTypes());
        try (Reader file = Files.newBufferedReader(FOLDER.resolve(name + ".yaml"))) {
            Map<?, ?> content = yaml.load(file);
            return JSON.valueToTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes for a number, a boolean or null only what JSON would; a time, a yes and an on are text. */
    private static final class JsonTypes extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null"), "n");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }
}
