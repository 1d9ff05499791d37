package io.vouchsafe.gateway.description;

import io.vouchsafe.gateway.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Which operations the packaged description has. It is parsed when somebody asks for the first time. */
public final class DescribedOperations {

    private final Page description = DescriptionFiles.description();
    private volatile @Nullable List<Operation> read;

    /**
     * An operation.
     *
     * @param id its {@code operationId}
     * @param template the whole path with its variables in braces
     */
    public record Operation(String id, String method, String template) {}

    /** All of them. */
    public List<Operation> all() {
        List<Operation> known = read;
        if (known == null) {
            known = read();
            read = known;
        }
        return known;
    }

    private List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        JsonMapper.shared()
                .readTree(description.bytes())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Operation(
                                operation.getValue().get("operationId").asString(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()))));
        return List.copyOf(operations);
    }
}
