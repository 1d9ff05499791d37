package io.vouchsafe.query.definition;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.CategoryResource;
import io.vouchsafe.query.freshness.Freshness;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Categories to read (contract §5.7). */
@RestController
@RequestMapping("/api/v1.0/categories")
public final class CategoryController {

    private static final Set<String> NEEDED = Set.of(DefinitionProjection.NAME);

    private final DefinitionReads definitions;
    private final Freshness freshness;

    public CategoryController(DefinitionReads definitions, Freshness freshness) {
        this.definitions = definitions;
        this.freshness = freshness;
    }

    /** All of the project, by id; there are few enough for one answer. */
    @GetMapping
    List<CategoryResource> list(Caller caller) {
        freshness.await(NEEDED);
        return definitions.categories(caller.projectId());
    }

    @GetMapping("/{id}")
    CategoryResource get(Caller caller, @PathVariable("id") String id) {
        freshness.await(NEEDED);
        return definitions.category(caller.projectId(), id);
    }
}
