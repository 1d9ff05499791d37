package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invariant I15: bad input gets a clear 4xx and changes nothing, and nothing that a client sends is answered with a 5xx. */
@ExtendWith(OneApplication.class)
class GeneratedRequestsTest {

    private static final int REQUESTS = 2500;
    private static final long SEED = Long.getLong("vouchsafe.test.seed", 20_261_123L);

    /** A refused redemption is a fact like any other; all else that is refused leaves no trace. */
    private static final String LAST_CHANGE =
            "select coalesce(max(global_index), 0) from events.event where payload_type <> 'redemption-declined'";

    private final RunningApplication application;
    private final Api api;

    GeneratedRequestsTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
    }

    @Test
    void areAnsweredByTheContractAndChangeNothingWhenRefused() {
        Shop shop = new Shop(api);
        long main = shop.mainCampaign();
        long unique = shop.campaign(main);
        long generic = shop.campaign(main, "voucher_type", "generic", "max_redemptions", 200);
        List<String> keys = List.of(
                shop.voucher(unique),
                shop.voucher(generic),
                shop.voucher(generic, "customer_identifier", "cust-1"),
                shop.voucher(unique, "active", false),
                Long.toString(api.get("/vouchers/" + shop.voucher(unique)).id()));
        // What was redeemed cannot be deleted, so that there is something to talk about until the end.
        shop.redeem(keys.get(1), "FIRST", 10).ok();
        shop.redeem(shop.voucher(unique), "SECOND", 10).ok();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        HostileValues values = new HostileValues(
                random,
                Long.toString(main),
                List.of(Long.toString(main), Long.toString(unique), Long.toString(generic)),
                keys);
        Map<Integer, Integer> statuses = new TreeMap<>();

        for (int i = 0; i < REQUESTS; i++) {
            HostileValues.Request request = values.next();
            long before = application.number(LAST_CHANGE);
            Answer answer = api.send(request.method(), request.path(), request.body());
            statuses.merge(answer.status(), 1, Integer::sum);

            assertThat(answer.status())
                    .as("seed %d, request %d: %s answered by %s", SEED, i, request, answer.body())
                    .isIn(200, 204, 400, 404, 405, 422);
            if (answer.status() >= 400) {
                assertThat(answer.problems()).as("%s", request).isNotNull();
                assertThat(application.number(LAST_CHANGE))
                        .as("seed %d, request %d: %s was refused and changed something", SEED, i, request)
                        .isEqualTo(before);
            }
        }

        assertThat(statuses).as("all kinds of answers were given").containsKeys(200, 204, 400, 404, 405, 422);
        assertThat(statuses.get(200)).as("%s", statuses).isGreaterThan(REQUESTS / 10);
    }
}
