package io.vouchsafe.standalone.demo;

import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.standalone.report.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 200;

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
        // The bar tells of it.
        spring.setDefaultProperties(Map.of("logging.level.io.vouchsafe.query.rebuild", "warn"));
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
                "vouchsafe.projections.auto-start",
                false,
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
     * Makes all views from all that was written, as a rebuild does, which takes a fraction of the time of following along. Returns when they are
     * there, or else says that a server will go on.
     */
    void fillViews(Progress progress) throws InterruptedException {
        Projections projections = bean(Projections.class);
        RebuildJobs jobs = bean(RebuildJobs.class);
        projections.start();
        long done = -1;
        long moved = System.nanoTime();
        while (true) {
            List<RebuildJobs.Standing> standings = jobs.standings();
            long all = standings.stream().mapToLong(RebuildJobs.Standing::head).sum();
            long now = standings.stream().mapToLong(Stage::counted).sum();
            if (standings.size() == projections.names().size()
                    && standings.stream().allMatch(standing -> standing.behind() == 0)) {
                progress.done(all);
                return;
            }
            progress.at(now, (double) now / Math.max(1, all));
            if (now != done) {
                done = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE_NANOS) {
                progress.say("The views do not follow just now; they will when the server runs.");
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Of how many events a view's rows tell, or those that will replace them. */
    private static long counted(RebuildJobs.Standing standing) {
        RebuildJob job = standing.rebuild();
        return job == null || !job.state().open() ? standing.position() : Math.max(standing.position(), job.position());
    }

    @Override
    public void close() {
        context.close();
    }
}
