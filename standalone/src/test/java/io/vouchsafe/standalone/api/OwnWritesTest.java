package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A client that was told of a write sees it in its next read, however busy the server is with those of others. */
@ExtendWith(OneApplication.class)
class OwnWritesTest {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 12;

    private final Api api;
    private final Shop shop;
    private final long campaign;

    OwnWritesTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign();
    }

    @Test
    void areSeenAtOnceByEveryOneOfManyClients() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> loops = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Integer>) () -> writeAndRead(client))
                    .toList();
            for (Future<Integer> loop : clients.invokeAll(loops)) {
                assertThat(loop.get()).isEqualTo(ROUNDS);
            }
        }
        assertThat(api.get("/campaigns/" + campaign + "/redemptions?per_page=1000")
                        .list())
                .hasSize(CLIENTS * ROUNDS);
    }

    private int writeAndRead(int client) {
        int rounds = 0;
        for (; rounds < ROUNDS; rounds++) {
            String code = shop.voucher(campaign);
            String transaction = "own-" + client + "-" + rounds;
            JsonNode voucher = api.get("/vouchers/" + code).ok();
            assertThat(voucher.get("status").asString()).isEqualTo("created");

            assertThat(shop.validate(code, transaction, 100).body())
                    .isEqualTo(shop.find(code, transaction).body());
            assertThat(api.get("/vouchers/" + voucher.get("id"))
                            .ok()
                            .get("status")
                            .asString())
                    .isEqualTo("validated");
            shop.delete(code, transaction).is(204);
            shop.find(code, transaction).isUnknown();
            assertThat(shop.redeem(code, transaction, 50).body())
                    .isEqualTo(shop.find(code, transaction).body());
            assertThat(api.get("/vouchers/" + code).ok().get("status").asString())
                    .isEqualTo("redeemed");

            long own = shop.mainCampaign();
            JsonNode revised = api.patch("/campaigns/" + own, object("description", transaction))
                    .ok();
            assertThat(api.get("/campaigns/" + own).ok()).isEqualTo(revised);
            api.delete("/campaigns/" + own).is(204);
            api.get("/campaigns/" + own).isUnknown();
        }
        return rounds;
    }
}
