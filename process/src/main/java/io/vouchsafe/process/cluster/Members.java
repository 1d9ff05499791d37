package io.vouchsafe.process.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Which processes are there. Each says so in a table, again and again, and reads who else does; one that was killed or stands still is not counted
 * any more when its lease is over. Nothing that must be right is decided by this: it only tells where a request is best sent.
 *
 * <p>A process joins when its web server listens, as the last step of its start, and leaves as the first step of its stop, while it still answers.
 */
public final class Members implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Members.class);

    private final MemberTable table;
    private final Member self;
    private final ClusterProperties properties;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("members").factory());
    private volatile List<Member> all;
    private volatile boolean running;
    private boolean reachable = true;

    Members(MemberTable table, Member self, ClusterProperties properties) {
        this.table = table;
        this.self = self;
        this.properties = properties;
        this.all = List.of(self);
    }

    /** This process. */
    public Member self() {
        return self;
    }

    /** Those of one part that are there, this process among them if it is one, in the order of their ids. As they were seen last. */
    public List<Member> of(Part part) {
        return all.stream().filter(member -> member.part() == part).toList();
    }

    @Override
    public void start() {
        running = true;
        renew();
        long millis = properties.renewal().toMillis();
        var _ = renewals.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Throws nothing, which would end the schedule. While the database is away, those count as there who were seen last. */
    private void renew() {
        try {
            List<Member> seen = new ArrayList<>(table.renew(self));
            seen.add(self);
            seen.sort(Comparator.comparing(Member::id));
            all = List.copyOf(seen);
            if (!reachable) {
                log.info("The database tells again which processes are there");
            }
            reachable = true;
        } catch (DataAccessException | TransactionException away) {
            if (reachable) {
                log.warn("The database does not tell which processes are there: {}", away.getMessage());
            }
            reachable = false;
        }
    }

    /** Leaves, and returns when the others have heard of it, so that no new request comes here any more. */
    @Override
    public void stop() {
        running = false;
        renewals.shutdown();
        try {
            renewals.awaitTermination(properties.lease().toMillis(), TimeUnit.MILLISECONDS);
            table.leave(self);
            TimeUnit.MILLISECONDS.sleep(properties.farewell().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException away) {
            log.warn("The others are not told that this process stops; they find out when its lease is over");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everything else at the start, before everything else at the stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
