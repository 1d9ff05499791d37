package io.vouchsafe.gateway.description;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The parameters of an operation: those of its path, its own, those of pages, and the key that makes a change repeatable. */
record Parameters(JsonNode source, boolean repeatable, String template) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
    private static final String COMPONENTS = "#/components/parameters/";

    private List<String> shared() {
        List<String> shared = new ArrayList<>();
        if (source.path("paged").asBoolean(false)) {
            shared.add("page");
            shared.add("per_page");
        }
        if (repeatable) {
            shared.add("idempotency_key");
        }
        return shared;
    }

    boolean any() {
        return template.contains("{") || source.has("parameters") || !shared().isEmpty();
    }

    ArrayNode list(JsonMapper json) {
        ArrayNode list = json.createArrayNode();
        Matcher variable = VARIABLE.matcher(template);
        while (variable.find()) {
            list.addObject().put("$ref", COMPONENTS + variable.group(1));
        }
        addAll(source.path("parameters"), list);
        shared().forEach(name -> list.addObject().put("$ref", COMPONENTS + name));
        return list;
    }

    /** Lists of parameters that operations share may stand in lists. */
    private static void addAll(JsonNode parameters, ArrayNode list) {
        parameters.forEach(one -> {
            if (one.isArray()) {
                addAll(one, list);
            } else {
                list.add(one);
            }
        });
    }
}
