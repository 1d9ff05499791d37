package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchedOffLimitsTest {

    private static final String CAMPAIGNS = "/api/v1.0/campaigns";

    @Test
    void zeroIsNoLimitAndNobodyIsToldOfOne() {
        try (RunningGateway gateway = RunningGateway.start(
                "vouchsafe.limits.address-per-second=0",
                "vouchsafe.limits.address-burst=1",
                "vouchsafe.limits.credential-per-second=0",
                "vouchsafe.limits.credential-burst=1",
                "vouchsafe.limits.lookups-per-minute=0",
                "vouchsafe.limits.lookups-burst=1",
                "vouchsafe.limits.at-once=0")) {
            for (int i = 0; i < 5; i++) {
                Answer answer = gateway.get("/api/v1.0/vouchers/UNKNOWN", RunningGateway.admin());
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.headers("RateLimit")).isEmpty();
                assertThat(answer.headers("RateLimit-Policy")).isEmpty();
            }
            assertThat(gateway.bean(MeterRegistry.class)
                            .find("vouchsafe.limits.refused")
                            .counters())
                    .extracting(counter -> counter.getId().getTag("limit"), Counter::count)
                    .containsExactlyInAnyOrder(
                            tuple("address", 0.0), tuple("credential", 0.0), tuple("lookups", 0.0), tuple("load", 0.0));
        }
    }

    @Test
    void nobodyChoosesTheOwnAddressWhereNoProxyIsTrusted() {
        try (RunningGateway gateway =
                RunningGateway.start("vouchsafe.limits.address-per-second=1", "vouchsafe.limits.address-burst=3")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                statuses.add(gateway.get(CAMPAIGNS, null, "X-Forwarded-For: 192.0.2." + i)
                        .status());
            }
            assertThat(statuses).startsWith(401, 401, 401).contains(429);
        }
    }
}
