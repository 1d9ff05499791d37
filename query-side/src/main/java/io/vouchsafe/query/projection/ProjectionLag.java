package io.vouchsafe.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;

/** The gauge {@code vouchsafe.projection.lag}: how many events each projection is behind, whichever process runs it. */
public final class ProjectionLag implements MeterBinder {

    private final Projections projections;
    private final Positions positions;

    public ProjectionLag(Projections projections, Positions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : projections.names()) {
            Gauge.builder(
                            "vouchsafe.projection.lag",
                            () -> positions.standing(Set.of(name)).behind())
                    .description("Events that the projection has not seen yet")
                    .baseUnit("events")
                    .tag("projection", name)
                    .register(registry);
        }
    }
}
