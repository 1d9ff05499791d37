package io.vouchsafe.query.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vouchsafe.store.audit.ChainWatch;
import java.util.concurrent.TimeUnit;

/**
 * The gauges {@code vouchsafe.audit.broken}, 1 if the chain was found broken and else 0, and {@code vouchsafe.audit.verified}, the time of the
 * latest verification, 0 before the first.
 */
final class ChainMetrics implements MeterBinder {

    private static final double MILLIS = 1000.0;

    private final ChainWatch watch;

    ChainMetrics(ChainWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "vouchsafe.audit.broken",
                        () -> watch.state().map(state -> state.intact() ? 0 : 1).orElse(0))
                .description("1 if the chain of hashes was found broken, else 0")
                .register(registry);
        TimeGauge.builder(
                        "vouchsafe.audit.verified",
                        () -> watch.state()
                                .map(state -> state.at().toEpochMilli() / MILLIS)
                                .orElse(0.0),
                        TimeUnit.SECONDS)
                .description("When the chain of hashes was verified last, since 1970")
                .register(registry);
    }
}
