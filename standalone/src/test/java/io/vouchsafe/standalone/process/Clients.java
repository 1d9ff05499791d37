package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Shop;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tills that redeem one code, each through one gateway after the other, and go on whatever happens. A till that is told 503, or nothing, asks again under the
 * same transaction id, through the next gateway, until it knows; what it was told at last is written down.
 */
final class Clients {

    /** What a repeated request is answered that had its effect before (contract §5.3): the transaction id is taken. */
    private static final int REFUSED = 422;

    /** What a client waits before it asks again. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Shop> gateways;
    private final String code;
    private final String prefix = Shop.unique("T");
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<String> unexpected = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();

    /** Something that goes on while they work. */
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws Exception;
    }

    Clients(List<Shop> gateways, String code) {
        this.gateways = gateways;
        this.code = code;
    }

    /** Has so many work until something has happened, and returns when each of them knows how its last redemption ended. */
    void during(int clients, Meanwhile meanwhile) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (!stopped.get()) {
                        redeem();
                    }
                });
            }
            try {
                meanwhile.happens();
            } finally {
                stopped.set(true);
            }
        }
    }

    private void redeem() {
        long number = numbers.incrementAndGet();
        String id = prefix + "-" + number;
        for (long attempt = number; ; attempt++) {
            Shop shop = gateways.get((int) (attempt % gateways.size()));
            try {
                Answer answer = shop.redeem(code, id, 20);
                boolean doneBefore = attempt > number && answer.status() == REFUSED;
                if (answer.status() == 200 || doneBefore) {
                    confirmed.add(id);
                    return;
                }
                if (answer.status() != 503 || answer.header("Retry-After") == null) {
                    unexpected.add(answer.toString());
                    return;
                }
            } catch (UncheckedIOException noAnswer) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** How many redemptions they know to be confirmed. */
    int confirmed() {
        return confirmed.size();
    }

    /** How often a connection was refused, or ended without an answer. */
    int unanswered() {
        return unanswered.get();
    }

    /** Asserts that they were told nothing worse than to come again, and that exactly what they know of is confirmed: by events, and by the ledger. */
    void assertKept(Database database, long campaignId) {
        assertThat(unexpected).isEmpty();
        assertThat(Set.copyOf(database.vouchsafe()
                        .sql(
                                "select split_part(aggregate_identifier, ':', 3) from events.event where payload_type = 'redemption-confirmed' and (payload::json ->> 'campaignId')::bigint = ?")
                        .param(campaignId)
                        .query(String.class)
                        .list()))
                .as("confirmed in the events")
                .isEqualTo(confirmed);
        assertThat(database.confirmations(campaignId)).as("events, each once").isEqualTo(confirmed.size());
        assertThat(database.redemptionsInLedger(campaignId)).as("ledger").isEqualTo(confirmed.size());
    }
}
