package io.vouchsafe.query.projection;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a projection fails or has stopped here; up when another process runs it. */
public final class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;

    public ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (String name : projections.names().stream().sorted().toList()) {
            if (projections.fails(name)) {
                health.down();
            }
            health.withDetail(name, projections.state(name));
        }
        return health.build();
    }
}
