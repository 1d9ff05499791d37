package io.vouchsafe.query;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.report.BudgetController;
import io.vouchsafe.query.report.ReportController;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures over time. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReportController reportController(
            ViewsDatabase viewsDatabase, ProjectSettings projects, Freshness freshness, Clock clock) {
        return new ReportController(viewsDatabase, projects, freshness, clock);
    }

    @Bean
    BudgetController budgetController(
            ViewsDatabase viewsDatabase, ProjectSettings projects, Freshness freshness, Clock clock) {
        return new BudgetController(viewsDatabase, projects, freshness, clock);
    }
}
