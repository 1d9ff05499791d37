package io.vouchsafe.command.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vouchsafe.store.metric.Latencies;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What lanes do, measured: how long commands wait, how many share a commit, how long a batch and its COMMIT take, how commands end, and how many are
 * tried again. A few clock readings for each batch and one for each command.
 */
public final class LaneMeters {

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private final Timer waited;
    private final Timer batch;
    private final Timer commit;
    private final DistributionSummary size;
    private final Counter committed;
    private final Counter turnedAway;
    private final Counter unknown;
    private final Counter unreachable;
    private final Counter contended;
    private final Counter failed;
    private final Counter lostRaces;
    private final Counter neighbours;

    /** Registers the meters. */
    public LaneMeters(MeterRegistry registry) {
        this.waited = Timer.builder("vouchsafe.lane.wait")
                .description("How long a command waited in its lane until its batch began")
                .serviceLevelObjectives(Latencies.bounds())
                .register(registry);
        this.batch = Timer.builder("vouchsafe.lane.batch")
                .description("A batch of a lane, from its begin until the last of its commands was answered")
                .serviceLevelObjectives(Latencies.bounds())
                .register(registry);
        this.size = DistributionSummary.builder("vouchsafe.lane.batch.size")
                .description("Commands in a batch of a lane")
                .baseUnit("commands")
                .serviceLevelObjectives(SIZES)
                .register(registry);
        this.commit = Timer.builder("vouchsafe.commit")
                .description("The COMMIT of a transaction of the command side, until it was acknowledged or failed")
                .serviceLevelObjectives(Latencies.bounds())
                .register(registry);
        this.committed = outcome(registry, "committed");
        this.turnedAway = outcome(registry, "lane_full");
        this.unknown = outcome(registry, "unknown");
        this.unreachable = outcome(registry, "unreachable");
        this.contended = outcome(registry, "contended");
        this.failed = outcome(registry, "failed");
        this.lostRaces = retries(registry, "lost_race");
        this.neighbours = retries(registry, "neighbour");
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("vouchsafe.commands")
                .tag("outcome", outcome)
                .description("Commands by how they ended; a refusal is an answer, and so committed")
                .baseUnit("commands")
                .register(registry);
    }

    private static Counter retries(MeterRegistry registry, String reason) {
        return Counter.builder("vouchsafe.commands.retried")
                .tag("reason", reason)
                .description("Commands that were tried once more: after a lost race, or because their batch failed")
                .register(registry);
    }

    /** A lane begins with a batch. */
    void began(List<Item<?, ?>> items, long now) {
        size.record(items.size());
        for (Item<?, ?> item : items) {
            waited.record(now - item.sentNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** A lane is done with a batch that began at that time. */
    void ended(long began) {
        batch.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /** A COMMIT that was sent at that time has come back, in whatever way. */
    void commitEnded(long sent) {
        commit.record(System.nanoTime() - sent, TimeUnit.NANOSECONDS);
    }

    void committed(int commands) {
        committed.increment(commands);
    }

    void turnedAway() {
        turnedAway.increment();
    }

    void unknown(int commands) {
        unknown.increment(commands);
    }

    void unreachable(int commands) {
        unreachable.increment(commands);
    }

    void contended() {
        contended.increment();
    }

    void failed() {
        failed.increment();
    }

    void retriedAfterLostRace() {
        lostRaces.increment();
    }

    void retriedAlone(int commands) {
        neighbours.increment(commands);
    }
}
