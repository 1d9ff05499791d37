package io.vouchsafe.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;

/**
 * How far each projection is behind, whichever process runs it, in events ({@code vouchsafe.projection.lag}) and in time
 * ({@code vouchsafe.projection.delay}), and whether it fails or runs in this process.
 */
public final class ProjectionLag implements MeterBinder, SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final double MILLIS = 1000.0;

    private final Projections projections;
    private final Clock clock;
    private final Sampled<Map<String, Positions.Lag>> lags;
    private volatile boolean running;

    public ProjectionLag(Projections projections, Positions positions, Clock clock) {
        this.projections = projections;
        this.clock = clock;
        this.lags = new Sampled<>(
                "lag of projections",
                () -> positions.lags(projections.names()).stream()
                        .collect(Collectors.toMap(Positions.Lag::projection, lag -> lag)),
                EVERY);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : projections.names()) {
            Gauge.builder("vouchsafe.projection.lag", () -> of(name, Positions.Lag::events))
                    .description("Events that the projection has not seen yet, whichever process runs it")
                    .baseUnit("events")
                    .tag("projection", name)
                    .register(registry);
            TimeGauge.builder("vouchsafe.projection.delay", () -> of(name, this::age), TimeUnit.SECONDS)
                    .description(
                            "Age of the oldest event that the projection has not seen yet; 0 where it has seen all")
                    .tag("projection", name)
                    .register(registry);
            state(registry, name, "vouchsafe.projection.running", "1 if the projection runs in this process, else 0");
            state(
                    registry,
                    name,
                    "vouchsafe.projection.failing",
                    "1 if the projection met an error in this process and has not got over it, or has stopped, else 0");
        }
    }

    private void state(MeterRegistry registry, String name, String meter, String description) {
        boolean failing = meter.endsWith("failing");
        Gauge.builder(meter, () -> (failing ? projections.fails(name) : projections.runs(name)) ? 1 : 0)
                .description(description)
                .tag("projection", name)
                .register(registry);
    }

    private double of(String name, ToDoubleFunction<Positions.Lag> figure) {
        Map<String, Positions.Lag> known = lags.latest();
        Positions.Lag lag = known == null ? null : known.get(name);
        return lag == null ? Double.NaN : figure.applyAsDouble(lag);
    }

    private double age(Positions.Lag lag) {
        return lag.oldest() == null
                ? 0
                : Math.max(0, Duration.between(lag.oldest(), clock.instant()).toMillis() / MILLIS);
    }

    @Override
    public void start() {
        running = true;
        lags.start();
    }

    @Override
    public void stop() {
        lags.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
