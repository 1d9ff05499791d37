package io.vouchsafe.query.rebuild;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.Unfilled;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.event.PastEvents;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rebuilds of projections, and their endpoints. */
@Configuration(proxyBeanMethods = false)
public class RebuildConfiguration {

    @Bean
    RebuildJobs rebuildJobs(ViewsDatabase viewsDatabase) {
        return new RebuildJobs(viewsDatabase.client());
    }

    @Bean
    Unfilled unfilledProjections(
            Positions projectionPositions,
            RebuildJobs rebuildJobs,
            Clock clock,
            @Value("${vouchsafe.rebuild.first-from:10000}") long firstFrom) {
        return new FirstRebuilds(projectionPositions, rebuildJobs, clock, firstFrom);
    }

    @Bean
    Rebuilds rebuilds(Projections projections, RebuildJobs rebuildJobs, Rebuild.Tools rebuildTools) {
        return new Rebuilds(projections, rebuildJobs, rebuildTools);
    }

    @Bean
    Rebuild.Tools rebuildTools(PastEvents pastEvents, DatabaseProperties database, Clock clock, MeterRegistry meters) {
        return new Rebuild.Tools(pastEvents, database.rebuilders(), clock, new RebuildMeters(meters));
    }

    @Bean
    ProjectionController projectionController(
            Projections projections, Positions projectionPositions, RebuildJobs rebuildJobs, Rebuilds rebuilds) {
        return new ProjectionController(projections, projectionPositions, rebuildJobs, rebuilds);
    }
}
