package io.vouchsafe.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Divides the projections among the processes that run them. Whoever comes first claims them all; this hands over those that are another one's share,
 * which is counted off by name. That a projection never runs twice is the claims' affair, and not this one's.
 */
public final class ProjectionSharing implements SmartLifecycle {

    private static final int LOOK_SECONDS = 2;

    private final Projections projections;
    private final Peers peers;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("projection sharing").factory());
    private List<String> seen = List.of();
    private volatile boolean running;

    public ProjectionSharing(Projections projections, Peers peers) {
        this.projections = projections;
        this.peers = peers;
    }

    /** Whose share each projection is, in the order of the projections' names. */
    static List<String> shares(List<String> names, List<String> peers) {
        List<String> shares = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            shares.add(peers.get(i % peers.size()));
        }
        return shares;
    }

    /** Hands over what is not ours, once the same processes were there twice. */
    private void look() {
        List<String> now = peers.names();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.isEmpty()) {
            return;
        }
        List<String> names = projections.names().stream().sorted().toList();
        List<String> shares = shares(names, now);
        for (int i = 0; i < names.size(); i++) {
            if (!shares.get(i).equals(peers.self()) && projections.state(names.get(i)) == ProjectionState.RUNNING) {
                projections.handOver(names.get(i));
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = looks.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        looks.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
