package io.vouchsafe.query.reconcile;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.database.DatabaseProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reconciliations, their schedule and their endpoints. */
@Configuration(proxyBeanMethods = false)
public class ReconcileConfiguration {

    @Bean
    ReconciliationRuns reconciliationRuns(ViewsDatabase viewsDatabase) {
        return new ReconciliationRuns(viewsDatabase.client());
    }

    @Bean
    Reconciliations reconciliations(
            ReconciliationRuns reconciliationRuns,
            DatabaseProperties database,
            ProjectSettings projects,
            Clock clock,
            @Value("${vouchsafe.reconcile.every:1d}") Duration every) {
        return new Reconciliations(
                reconciliationRuns, new Reconciliations.Tools(database.reconcilers(), projects, clock), every);
    }

    @Bean
    ReconciliationController reconciliationController(
            Reconciliations reconciliations, ReconciliationRuns reconciliationRuns) {
        return new ReconciliationController(reconciliations, reconciliationRuns);
    }
}
