package io.vouchsafe.gateway.description;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.authorization.RoleTable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the sources together into one OpenAPI document, and fills in what can be derived: parameters of paths, roles, headers, and all answers. */
final class Assembly {

    private final JsonMapper json = JsonMapper.builder().build();
    private final RoleTable roles = new RoleTable();
    private final ObjectNode document = Sources.document();

    /** The document as it is committed and served. */
    static String text() {
        Assembly assembly = new Assembly();
        Map<String, ObjectNode> features = Sources.features();
        features.values().forEach(assembly::addComponents);
        features.values().forEach(assembly::addPaths);
        return assembly.json.writerWithDefaultPrettyPrinter().writeValueAsString(assembly.document) + "\n";
    }

    private void addComponents(ObjectNode feature) {
        ObjectNode components = document.withObject("/components");
        for (String kind : Set.of("schemas", "parameters")) {
            ObjectNode target = components.withObject("/" + kind);
            feature.path(kind).properties().forEach(named -> {
                if (target.has(named.getKey())) {
                    throw new IllegalStateException(kind + " has two of " + named.getKey());
                }
                target.set(named.getKey(), named.getValue());
            });
        }
    }

    private void addPaths(ObjectNode feature) {
        ObjectNode paths = document.withObject("/paths");
        feature.get("paths").properties().forEach(path -> {
            String template = feature.get("root").asString() + path.getKey();
            ObjectNode item = paths.putObject(template);
            path.getValue()
                    .properties()
                    .forEach(operation -> item.set(
                            operation.getKey(),
                            operation(
                                    feature,
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    template,
                                    operation.getValue())));
        });
    }

    private ObjectNode operation(ObjectNode feature, String method, String template, JsonNode source) {
        ObjectNode operation = json.createObjectNode();
        operation.put("operationId", source.get("operationId").asString());
        operation.putArray("tags").add(feature.get("tag").asString());
        operation.put("summary", source.get("summary").asString());
        boolean firstProjectOnly = roles.firstProjectOnly(method, template);
        Set<Role> allowed = roles.rolesFor(method, template);
        boolean open = source.path("open").asBoolean(false);
        if (open != roles.open(method, template)) {
            throw new IllegalStateException(method + " " + template + " is open in one place only");
        }
        String who = "For the role" + (allowed.size() == 1 ? " " : "s ")
                + String.join(
                        " and ",
                        allowed.stream().map(role -> "`" + role.wire() + "`").toList())
                + (firstProjectOnly ? ", in the project that the first start made." : ".");
        if (open) {
            who = "Needs no credentials.";
            operation.putArray("security");
        }
        String description = source.path("description").asString("").strip();
        operation.put("description", description.isEmpty() ? who : description + "\n\n" + who);
        allowed.forEach(role -> operation.withArray("/x-roles").add(role.wire()));
        boolean repeatable = !method.equals("GET") && feature.path("repeatable").asBoolean(false);
        Parameters parameters = new Parameters(source, repeatable, template);
        if (parameters.any()) {
            operation.set("parameters", parameters.list(json));
        }
        Bodies bodies = new Bodies(json, document.get("components").get("schemas"));
        if (source.has("request")) {
            operation.set("requestBody", bodies.request(source));
        } else if (source.has("body")) {
            operation.set("requestBody", source.get("body"));
        }
        boolean problems = feature.path("errors").asString("").equals("problem");
        operation.set("responses", new Responses(json, bodies, problems, repeatable).of(template, source));
        return operation;
    }
}
