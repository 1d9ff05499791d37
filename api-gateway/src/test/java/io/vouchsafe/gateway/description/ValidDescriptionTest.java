package io.vouchsafe.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description is sound: references lead somewhere, schemas are JSON Schema 2020-12, examples are what they are examples of. */
class ValidDescriptionTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private static final Set<String> OF_AN_OPERATION = Set.of(
            "operationId",
            "tags",
            "summary",
            "description",
            "security",
            "x-roles",
            "parameters",
            "requestBody",
            "responses");

    private final JsonNode document = JsonMapper.shared().readTree(Assembly.text());
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        document.get("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    private static void walk(JsonNode node, String at, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(at, node);
        if (node.isObject()) {
            node.properties().forEach(member -> walk(member.getValue(), at + "/" + escaped(member.getKey()), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), at + "/" + i, visitor);
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsReferredTo() {
        Set<String> references = new HashSet<>();
        walk(document, "", (at, node) -> {
            if (node.has("$ref")) {
                assertThat(node.size())
                        .as("nothing beside the reference at %s", at)
                        .isEqualTo(1);
                references.add(node.get("$ref").asString());
            }
        });

        assertThat(references).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        Set<String> components = new HashSet<>();
        for (String kind : List.of("schemas", "parameters", "headers")) {
            document.get("components")
                    .get(kind)
                    .propertyNames()
                    .forEach(name -> components.add("#/components/" + kind + "/" + name));
        }
        assertThat(references).containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void schemasAreSchemas() {
        Schema meta = schemas.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<String> checked = new ArrayList<>();
        walk(document, "", (at, node) -> {
            boolean schema = at.endsWith("/schema") || at.matches("/components/schemas/[^/]+");
            if (schema) {
                assertThat(meta.validate(node)).as(at).isEmpty();
                checked.add(at);
            }
        });
        assertThat(checked).hasSizeGreaterThan(100);
    }

    /** The validator finds what references lead to if it sees all components under the schema. */
    private Schema schema(JsonNode of) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", document.get("components"));
        whole.set("allOf", JsonMapper.shared().createArrayNode().add(of));
        return schemas.getSchema(whole);
    }

    @Test
    void examplesAreValid() {
        List<String> checked = new ArrayList<>();
        walk(document, "", (at, node) -> {
            if (node.has("schema") && node.has("example") && !at.contains("text~1csv")) {
                JsonNode example = node.get("example");
                assertThat(schema(node.get("schema")).validate(example))
                        .as("%s: %s", at, example)
                        .isEmpty();
                checked.add(at);
            }
            if (at.matches("/components/schemas/[^/]+")) {
                assertThat(node.path("examples")).as(at).isNotEmpty();
                node.get("examples")
                        .forEach(example -> assertThat(schema(node).validate(example))
                                .as("%s: %s", at, example)
                                .isEmpty());
            }
        });
        assertThat(checked).hasSizeGreaterThan(100);
    }

    @Test
    void everyOperationSaysAllThereIsToSay() {
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>();
        document.get("tags").forEach(tag -> tags.add(tag.get("name").asString()));
        for (JsonNode operation : operations()) {
            String id = operation.get("operationId").asString();
            assertThat(ids.add(id)).as("%s is there once", id).isTrue();
            assertThat(OF_AN_OPERATION).as(id).containsAll(operation.propertyNames());
            assertThat(operation.get("tags").values())
                    .extracting(JsonNode::asString)
                    .as(id)
                    .isSubsetOf(tags);
            assertThat(operation.get("summary").asString()).as(id).isNotBlank().hasSizeLessThan(80);
            assertThat(operation.get("x-roles").size()).as("roles of %s", id).isPositive();
            assertThat(operation.get("responses").propertyNames()).as(id).contains("400", "401", "403", "500", "503");
            assertThat(operation.get("responses").propertyNames()).as(id).containsAnyOf("200", "201", "204");
            operation.get("responses").properties().forEach(response -> answers(id, response));
            if (operation.has("requestBody")) {
                operation
                        .get("requestBody")
                        .get("content")
                        .forEach(media ->
                                assertThat(media.propertyNames()).as(id).contains("schema", "example"));
            }
        }
    }

    private static void answers(String id, Map.Entry<String, JsonNode> response) {
        String what = id + " " + response.getKey();
        JsonNode answer = response.getValue();
        assertThat(answer.get("description").asString()).as(what).isNotBlank();
        assertThat(answer.get("headers").propertyNames()).as(what).contains("X-Request-Id");
        assertThat(answer.has("content")).as(what).isEqualTo(!response.getKey().equals("204"));
        answer.path("content")
                .forEach(media ->
                        assertThat(media.propertyNames()).as(what).containsExactlyInAnyOrder("schema", "example"));
        if (Integer.parseInt(response.getKey()) >= 400) {
            assertThat(answer.get("x-error-codes").size()).as(what).isPositive();
            assertThat(answer.has("x-refusals"))
                    .as(what)
                    .isEqualTo(response.getKey().equals("422"));
        }
    }

    @Test
    void refusalsAreInCodesThatThereAre() {
        Set<String> codes = new HashSet<>();
        document.at("/components/schemas/ErrorDetail/properties/code/enum").forEach(code -> codes.add(code.asString()));
        walk(
                document,
                "",
                (at, node) -> node.path("x-refusals")
                        .forEach(of ->
                                of.forEach(code -> assertThat(codes).as(at).contains(code.asString()))));
    }

    @Test
    void parametersAreThoseOfThePath() {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    List<String> variables = VARIABLE.matcher(path.getKey())
                            .results()
                            .map(found -> found.group(1))
                            .toList();
                    List<String> declared = new ArrayList<>();
                    for (JsonNode given : operation.getValue().path("parameters")) {
                        JsonNode parameter = resolved(given);
                        assertThat(parameter.propertyNames())
                                .as(path.getKey())
                                .contains("name", "in", "description", "schema", "example");
                        if (parameter.get("in").asString().equals("path")) {
                            assertThat(parameter.get("required").asBoolean()).isTrue();
                            declared.add(parameter.get("name").asString());
                        }
                    }
                    assertThat(declared)
                            .as("%s %s", operation.getKey(), path.getKey())
                            .isEqualTo(variables);
                }));
    }
}
