package io.vouchsafe.query.live;

import io.vouchsafe.contract.error.ApiFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One feed for each project that somebody listens to, filled by one virtual thread; it ends when nobody listens any more. Stops before the web
 * server does, which would wait for answers that have no end.
 */
final class LiveFeeds implements SmartLifecycle {

    /** How many may listen to a project at a time. */
    static final int MOST_LISTENERS = 100;

    private static final Logger log = LoggerFactory.getLogger(LiveFeeds.class);

    private static final long PAUSE_MILLIS = 1_000;
    /** However many projects are watched, no more connections than these are taken from other readers. */
    private static final int LOOKS_AT_ONCE = 2;

    private static final int RETRY_AFTER_SECONDS = 15;

    private final LongFunction<ProjectWatch> watches;
    private final Map<Long, LiveFeed> feeds = new ConcurrentHashMap<>();
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
    private volatile boolean running = true;

    /** @param watches makes one for a project */
    LiveFeeds(LongFunction<ProjectWatch> watches) {
        this.watches = watches;
    }

    /**
     * Listens to a project; whoever does must {@link LiveFeed#leave} again.
     *
     * @throws ApiFailure.Unavailable if too many do, or the server is stopping
     */
    LiveFeed listen(long projectId) {
        while (running) {
            LiveFeed feed =
                    feeds.compute(projectId, (id, known) -> known == null || known.closed() ? begin(id) : known);
            if (feed.enter(MOST_LISTENERS)) {
                return feed;
            }
            if (!feed.closed()) {
                break;
            }
        }
        throw new ApiFailure.Unavailable("Too many listen to the live figures just now", RETRY_AFTER_SECONDS);
    }

    /** How many listen, to all projects. */
    int listeners() {
        return feeds.values().stream().mapToInt(LiveFeed::listeners).sum();
    }

    private LiveFeed begin(long projectId) {
        LiveFeed feed = new LiveFeed();
        ProjectWatch watch = watches.apply(projectId);
        Thread.ofVirtual().name("live figures of project " + projectId).start(() -> fill(projectId, feed, watch));
        return feed;
    }

    private void fill(long projectId, LiveFeed feed, ProjectWatch watch) {
        try {
            do {
                look(projectId, feed, watch);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } while (running && !feed.closeIfUnheard());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.close();
            feeds.remove(projectId, feed);
        }
    }

    /** A database that is away for a while leaves the figures as they were. */
    private void look(long projectId, LiveFeed feed, ProjectWatch watch) throws InterruptedException {
        looks.acquire();
        try {
            feed.publish(watch.look());
        } catch (DataAccessException | TransactionException away) {
            log.warn("The live figures of project {} could not be read", projectId, away);
        } finally {
            looks.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all answers at once. */
    @Override
    public void stop() {
        running = false;
        feeds.values().forEach(LiveFeed::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return true;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
