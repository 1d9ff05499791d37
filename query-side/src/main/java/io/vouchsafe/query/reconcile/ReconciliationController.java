package io.vouchsafe.query.reconcile;

import io.vouchsafe.contract.caller.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliations over HTTP. They count the rows of all projects, so only the project that the first start made sees them. */
@RestController
@RequestMapping("/api/vouchsafe/v1/reconciliations")
final class ReconciliationController {

    private final Reconciliations reconciliations;
    private final ReconciliationRuns runs;

    ReconciliationController(Reconciliations reconciliations, ReconciliationRuns runs) {
        this.reconciliations = reconciliations;
        this.runs = runs;
    }

    /** The latest hundred, newest first. */
    @GetMapping
    List<ReconciliationRun> list() {
        return runs.latest();
    }

    /** Begins one, and answers at once. */
    @PostMapping
    ReconciliationRun begin(Caller caller) {
        return runs.find(reconciliations.begin(caller.credential())).orElseThrow();
    }
}
