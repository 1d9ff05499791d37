package io.vouchsafe.standalone.demo;

import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.ProjectionState;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.standalone.database.DatabaseLocation;
import io.vouchsafe.standalone.report.Progress;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The whole application on a database, under the clock of the story. It decides in a single lane, so that a later commit bears no earlier
 * time, and makes no checkpoints and no reconciliations of its own: those are for a server, whose clock is right.
 */
final class Stage implements AutoCloseable {

    private static final long LOOK_NANOS = 200_000_000L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 10;

    private final ConfigurableApplicationContext context;

    private Stage(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param application all modules in one, by its configuration
     */
    static Stage open(Class<?> application, DatabaseLocation database, Clock clock) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> options = Map.of(
                "vouchsafe.database.url",
                database.jdbcUrl(),
                "vouchsafe.database.user",
                database.user(),
                "vouchsafe.database.password",
                database.password(),
                "vouchsafe.command.lanes",
                1,
                "vouchsafe.command.lane-batch",
                512,
                "vouchsafe.reconcile.every",
                "0");
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demo", options));
            ((GenericApplicationContext) context)
                    .registerBean("storyClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        });
        return new Stage(spring.run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** What the first start has made, if this was one. */
    FirstStart.@Nullable Secrets secrets() {
        return bean(FirstStart.class).take();
    }

    /**
     * Leaves the views alone while the story is told: they follow in a fraction of the time when they do so in large batches. One that is just
     * being started is awaited: stopped before it has its place, it would not find it again.
     */
    void holdViews() throws InterruptedException {
        Projections projections = bean(Projections.class);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (String name : projections.names()) {
            while (projections.state(name) != ProjectionState.RUNNING && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
            }
            projections.stop(name);
        }
    }

    /** Returns when all that is read has been made from all that was written, or else says that it will be. */
    void catchUp(Progress progress) throws InterruptedException {
        Positions positions = bean(Positions.class);
        Projections projections = bean(Projections.class);
        Set<String> names = projections.names();
        names.forEach(projections::start);
        Positions.Standing standing = positions.standing(names);
        long all = Math.max(1, standing.behind());
        long position = standing.position();
        long moved = System.nanoTime();
        while (!standing.caughtUp()) {
            progress.at(all - standing.behind(), (double) (all - standing.behind()) / all);
            positions.awaitHere(names, standing.head(), LOOK_NANOS);
            standing = positions.standing(names);
            if (standing.position() != position) {
                position = standing.position();
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE_NANOS && !standing.caughtUp()) {
                progress.say("The views do not follow just now; they will when the server runs.");
                return;
            }
        }
        progress.done(all);
    }

    @Override
    public void close() {
        context.close();
    }
}
