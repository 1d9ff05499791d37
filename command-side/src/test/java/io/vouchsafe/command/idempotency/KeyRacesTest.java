package io.vouchsafe.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.idempotency.KeyedTill.Reply;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant I3 with two instances on one database: whoever sends a key at the same moment to whichever of them, there is one effect. */
class KeyRacesTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 12;

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide a = CommandSide.on(database);
    private final CommandSide b = CommandSide.on(database);
    private final KeyedTill tillA = new KeyedTill(a, PROJECT);
    private final KeyedTill tillB = new KeyedTill(b, PROJECT);

    @BeforeEach
    void begin() {
        CampaignDesk campaigns = new CampaignDesk(a, PROJECT);
        for (String code : List.of("HOT", "COLD")) {
            long campaign = campaigns.discount(
                    campaigns.main("Season " + code, ""),
                    code,
                    ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5");
            new VoucherDesk(a, PROJECT).voucher(campaign, code);
        }
    }

    @AfterEach
    void end() {
        a.close();
        b.close();
        database.close();
    }

    private KeyedTill till(int i) {
        return i % 2 == 0 ? tillA : tillB;
    }

    private static <T> List<T> atOnce(IntFunction<T> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Future<T>> running = new ArrayList<>();
        List<T> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                running.add(threads.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    return request.apply(client);
                }));
            }
            for (Future<T> one : running) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }

    private static Map<String, Integer> counted(List<String> outcomes) {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }

    @Test
    void hasOneEffectAtTwoInstancesAndAnswersTheRestWithThatOrNotYet() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String order = "ORDER-" + round;
            String key = "k-" + round;

            Map<String, Integer> outcomes = counted(atOnce(i -> till(i).outcome("HOT", order, key)));

            assertThat(outcomes.keySet())
                    .isSubsetOf("granted", "replayed", "409")
                    .contains("granted");
            assertThat(outcomes).containsEntry("granted", 1);
            Reply first = tillA.redeem("HOT", order, key);
            assertThat(first.replayed()).isTrue();
            assertThat(tillB.redeem("HOT", order, key)).isEqualTo(first);
        }
        assertThat(a.all(RedemptionConfirmed.class)).hasSize(ROUNDS);
        Books.audited(a);
    }

    @Test
    void letsOneOfSeveralBodiesHaveTheKey() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String order = "ORDER-" + round + "-";
            String key = "k-" + round;

            Map<String, Integer> outcomes = counted(atOnce(i -> till(i).outcome("HOT", order + i, key)));

            assertThat(outcomes.keySet()).isSubsetOf("granted", "Idempotency-Key/must_be_unique", "409");
            assertThat(outcomes).containsEntry("granted", 1);
        }
        assertThat(a.all(RedemptionConfirmed.class)).hasSize(ROUNDS);
        Books.audited(b);
    }

    /** The lanes of different trees commit together, and what one request loses, its neighbours in the batch do not. */
    @Test
    void doesNotDisturbOtherKeysInTheSameBatch() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String order = "ORDER-" + round + "-";

            Map<String, Integer> outcomes = counted(atOnce(i -> {
                // Four clients for each of four keys, two of them at each instance, on two trees.
                int key = i / 4;
                return till(i).outcome(key % 2 == 0 ? "HOT" : "COLD", order + key, order + key);
            }));

            assertThat(outcomes.keySet()).isSubsetOf("granted", "replayed", "409");
            assertThat(outcomes).containsEntry("granted", 4);
        }
        assertThat(a.all(RedemptionConfirmed.class)).hasSize(4 * ROUNDS);
        Books.audited(a);
    }
}
