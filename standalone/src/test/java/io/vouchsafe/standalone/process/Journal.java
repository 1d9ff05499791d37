package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Shop;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * What clients were told, and nothing else: a redemption is written down when its answer has arrived. Lives longer than any server that the
 * clients talk to.
 */
final class Journal {

    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<String> validated = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicLong transactions = new AtomicLong();

    /** What happens while the clients are at work. */
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws Exception;
    }

    /**
     * Has clients redeem one generic code until something has happened, or until the server refuses connections; then waits until every client
     * has its last answer, or knows that it will get none.
     */
    void during(Shop shop, String code, int clients, Meanwhile meanwhile) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> work(shop, code, stopped));
            }
            try {
                meanwhile.happens();
            } finally {
                stopped.set(true);
            }
        }
    }

    private void work(Shop shop, String code, AtomicBoolean stopped) {
        while (!stopped.get()) {
            try {
                redeem(shop, code);
            } catch (UncheckedIOException gone) {
                // No answer, so nothing is known and nothing is written down. The server may be dead for good.
                stopped.compareAndSet(false, gone.getCause() instanceof ConnectException);
            }
        }
    }

    /** One redemption: mostly in one step, else in two, or given up after the first. */
    Answer redeem(Shop shop, String code) {
        long number = transactions.incrementAndGet();
        String id = "J-" + number;
        if (number % 4 != 0) {
            return write(shop.redeem(code, id, 20), id, confirmed);
        }
        Answer first = write(shop.validate(code, id, 20), id, validated);
        if (first.status() != 200) {
            return first;
        }
        // Asking is a change of mind as well: once it is sent, the answer alone says what is true.
        validated.remove(id);
        return number % 8 == 0
                ? write(shop.delete(code, id), id, deleted)
                : write(shop.confirm(code, id), id, confirmed);
    }

    private Answer write(Answer answer, String id, Set<String> page) {
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 200 || answer.status() == 204) {
            page.add(id);
        }
        return answer;
    }

    int confirmations() {
        return confirmed.size();
    }

    int answers() {
        return confirmed.size() + validated.size() + deleted.size();
    }

    /** How often each status was answered. */
    Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Asserts that everything that was promised is so, by the API's own list and by the ledger. Answers how many redemptions are confirmed. */
    int assertKept(Shop shop, Database database, long campaignId) {
        Map<String, Boolean> listed = new ConcurrentHashMap<>();
        List<JsonNode> page;
        int number = 1;
        do {
            page = shop.api()
                    .get("/campaigns/" + campaignId + "/redemptions?per_page=1000&page=" + number++)
                    .list();
            for (JsonNode row : page) {
                listed.put(
                        row.get("transaction_id").asString(),
                        row.get("confirmed").asBoolean());
            }
        } while (page.size() == 1000);
        assertThat(confirmed)
                .as("confirmed and lost")
                .allSatisfy(id -> assertThat(listed).containsEntry(id, true));
        assertThat(validated)
                .as("validated and lost")
                .allSatisfy(id -> assertThat(listed).containsEntry(id, false));
        assertThat(listed.keySet()).as("deleted and back").noneMatch(deleted::contains);
        int total = (int) listed.values().stream().filter(Boolean::booleanValue).count();
        assertThat(database.confirmations(campaignId)).as("events").isEqualTo(total);
        assertThat(database.redemptionsInLedger(campaignId)).as("ledger").isEqualTo(total);
        return total;
    }
}
