package io.vouchsafe.command.campaign;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Removes the rows of deleted campaigns in the background: vouchers, what the finder knows of them, and issues. There may be millions, so it works in
 * small transactions with pauses between them, on one thread; what is left when the process ends, the next start goes on with. Nothing waits for it:
 * rows of a deleted campaign keep nobody from their codes and prefixes.
 */
public final class Purge implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);
    private static final int STEP = 2_000;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final String[] STEPS = {
        // Rows that somebody else is just removing, because a new voucher needs the code, are left to them.
        """
        delete from command.voucher where id in (
            select id from command.voucher where campaign_id = ? limit ? for update skip locked)
        """, """
        delete from command.free_voucher where (campaign_id, voucher_id) in (
            select campaign_id, voucher_id from command.free_voucher where campaign_id = ? limit ?)
        """, "delete from command.issue where id in (select id from command.issue where campaign_id = ? limit ?)",
    };
    private static final String FORGET = """
            delete from command.struck_campaign
             where id = ? and not exists (select from command.voucher where campaign_id = struck_campaign.id)
            """;

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread worker;
    private boolean wanted = true;
    private boolean closed;

    private Purge(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.worker = Thread.ofPlatform().name("purge").daemon(true).unstarted(this::work);
    }

    /** Begins with what an earlier process has left. */
    public static Purge begin(DataSource dataSource) {
        Purge purge = new Purge(dataSource);
        purge.worker.start();
        return purge;
    }

    /** There is something to remove. */
    void wake() {
        lock.lock();
        try {
            wanted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (awaitWork()) {
            try {
                Long campaignId = next();
                while (campaignId != null && remove(campaignId)) {
                    campaignId = next();
                }
            } catch (DataAccessException | CannotCreateTransactionException failure) {
                log.warn("Rows of deleted campaigns could not be removed; trying again", failure);
                wake();
                pause(AFTER_FAILURE);
            }
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (!wanted && !closed) {
                changed.awaitUninterruptibly();
            }
            wanted = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Long next() {
        return jdbc.sql("select min(id) from command.struck_campaign")
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Removes all rows of a campaign; false if it was told to stop. */
    private boolean remove(long campaignId) {
        do {
            for (String step : STEPS) {
                while (jdbc.sql(step).params(campaignId, STEP).update() > 0) {
                    if (!pause(BREATH)) {
                        return false;
                    }
                }
            }
        } while (jdbc.sql(FORGET).param(campaignId).update() == 0 && stands(campaignId) && pause(BREATH));
        return pause(Duration.ZERO);
    }

    /** Whether the campaign is still to be removed; another process may have been quicker. */
    private boolean stands(long campaignId) {
        return jdbc.sql("select 1 from command.struck_campaign where id = ?")
                .param(campaignId)
                .query()
                .optionalValue()
                .isPresent();
    }

    /** Leaves the disk to others for a while; false if the process is about to end. */
    private boolean pause(Duration duration) {
        lock.lock();
        try {
            long nanos = duration.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed;
        } catch (InterruptedException stray) {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops after the step that is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            worker.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
