package io.vouchsafe.query.definition;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.AreaResource;
import io.vouchsafe.query.freshness.Freshness;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Areas to read (contract §5.6). */
@RestController
@RequestMapping("/api/v1.0/areas")
public final class AreaController {

    private static final Set<String> NEEDED = Set.of(DefinitionProjection.NAME);

    private final DefinitionReads definitions;
    private final Freshness freshness;

    public AreaController(DefinitionReads definitions, Freshness freshness) {
        this.definitions = definitions;
        this.freshness = freshness;
    }

    /** All of the project, by id; there are few enough for one answer. */
    @GetMapping
    List<AreaResource> list(Caller caller) {
        freshness.await(NEEDED);
        return definitions.areas(caller.projectId());
    }

    @GetMapping("/{id}")
    AreaResource get(Caller caller, @PathVariable("id") String id) {
        freshness.await(NEEDED);
        return definitions.area(caller.projectId(), id);
    }
}
