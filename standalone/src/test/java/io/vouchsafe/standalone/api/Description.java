package io.vouchsafe.standalone.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed description of the API, as tests ask it: which operations there are, and whether JSON fits a schema of it. */
final class Description {

    /** The one that is committed. */
    static final Description COMMITTED = read();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * One operation.
     *
     * @param template the whole path with its variables in braces
     * @param node what stands in the document
     */
    record Operation(String method, String template, JsonNode node) {

        String id() {
            return node.get("operationId").asString();
        }

        /** What is said of an answer with this status; {@code null} if nothing is. */
        @Nullable
        JsonNode response(int status) {
            return node.get("responses").get(Integer.toString(status));
        }
    }

    private Description(JsonNode document) {
        this.document = document;
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    private static Description read() {
        Path file = Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../openapi.json");
        try {
            return new Description(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that a request is for; {@code null} if there is none. Words go before variables, as in the router. */
    @Nullable
    Operation operation(String method, String path) {
        Operation found = null;
        int words = -1;
        for (Operation operation : operations) {
            int matching = operation.method().equals(method) ? words(operation.template(), path) : -1;
            if (matching > words) {
                found = operation;
                words = matching;
            }
        }
        return found;
    }

    /** How many segments of a path are words of the template; -1 if it does not match. */
    private static int words(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return -1;
        }
        int words = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean variable = wanted[i].startsWith("{");
            if (variable ? given[i].isEmpty() : !wanted[i].equals(given[i])) {
                return -1;
            }
            words += variable ? 0 : 1;
        }
        return words;
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema.toString(), text -> compiled(schema)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** What references lead to is found when all components stand under the schema. */
    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return registry.getSchema(whole);
    }
}
