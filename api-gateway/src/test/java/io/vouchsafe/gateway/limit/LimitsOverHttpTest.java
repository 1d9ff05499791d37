package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.NewApiKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rate limits before a real server, by a time that stands still. */
class LimitsOverHttpTest {

    private static final int ADDRESS_BURST = 12;
    private static final int CREDENTIAL_BURST = 5;
    private static final int LOOKUPS_BURST = 2;

    private static final String CAMPAIGNS = "/api/v1.0/campaigns";
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private static final MovedTime TIME = new MovedTime();

    private static RunningGateway gateway;
    private static String first;
    private static String second;

    @Configuration(proxyBeanMethods = false)
    static class Time {

        @Bean
        TimeMeter time() {
            return TIME;
        }
    }

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(
                List.of(Time.class),
                "vouchsafe.trusted-proxies=127.0.0.0/8,::1",
                "vouchsafe.limits.address-per-second=4",
                "vouchsafe.limits.address-burst=" + ADDRESS_BURST,
                "vouchsafe.limits.credential-per-second=2",
                "vouchsafe.limits.credential-burst=" + CREDENTIAL_BURST,
                "vouchsafe.limits.lookups-per-minute=6",
                "vouchsafe.limits.lookups-burst=" + LOOKUPS_BURST);
        first = newKey("first");
        second = newKey("second");
    }

    private static String newKey(String name) {
        return "Bearer "
                + gateway.bean(AccessDirectory.class)
                        .addApiKey(new NewApiKey(1, null, name, Role.ADMIN))
                        .secret();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Long enough for every bucket to be full again. */
    @BeforeEach
    void rest() {
        TIME.pass(Duration.ofHours(1));
    }

    private static Answer get(String path, @Nullable String credential, String address) {
        return gateway.get(path, credential, "X-Forwarded-For: " + address);
    }

    private static Answer redeem(String code, String credential, String address) {
        return gateway.send(
                "POST",
                "/api/v1.0/vouchers/" + code + "/redemptions",
                credential,
                "X-Forwarded-For: " + address,
                "Content-Length: 0");
    }

    private static List<Integer> statuses(int times, Supplier<Answer> request) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(request.get().status());
        }
        return statuses;
    }

    private static double refused(String limit) {
        return gateway.bean(MeterRegistry.class)
                .get("vouchsafe.limits.refused")
                .tag("limit", limit)
                .counter()
                .count();
    }

    @Test
    void oneAddressGetsItsBurstAndThenItsRateSignedInOrNot() {
        assertThat(statuses(ADDRESS_BURST, () -> get(CAMPAIGNS, null, HERE))).containsOnly(401);

        Answer refused = get(CAMPAIGNS, first, HERE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("unknown_error");
        assertThat(refused.body()).contains("\"message\":\"Too many requests from this address; try again later\"");
        assertThat(refused.headers("Retry-After")).containsExactly("1");
        assertThat(refused.headers("RateLimit-Policy")).containsExactly("\"address\";q=12;w=3");
        assertThat(refused.headers("RateLimit")).containsExactly("\"address\";r=0;t=3");
        assertThat(refused.headers("X-Request-Id")).hasSize(1);
        assertThat(get(CAMPAIGNS, null, ELSEWHERE).status()).isEqualTo(401);
        TIME.pass(Duration.ofMillis(250));
        assertThat(statuses(2, () -> get(CAMPAIGNS, first, HERE))).containsExactly(200, 429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/openapi.json", "/nowhere", "/api/vouchsafe/v1/session"})
    void whateverIsAskedForCountsByAddress(String path) {
        double before = refused("address");
        assertThat(statuses(ADDRESS_BURST, () -> get(path, null, HERE))).doesNotContain(429);

        assertThat(get(path, null, HERE).status()).isEqualTo(429);
        assertThat(refused("address")).isEqualTo(before + 1);
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        assertThat(statuses(ADDRESS_BURST, () -> get(CAMPAIGNS, null, "2001:db8:0:1::1")))
                .containsOnly(401);

        assertThat(get(CAMPAIGNS, null, "2001:db8:0:1:ffff::9").status()).isEqualTo(429);
        assertThat(get(CAMPAIGNS, null, "2001:db8:0:2::1").status()).isEqualTo(401);
    }

    @Test
    void onlyWhatTheTrustedProxySaysCounts() {
        assertThat(statuses(ADDRESS_BURST, () -> get(CAMPAIGNS, null, "203.0.113.9, " + HERE)))
                .containsOnly(401);

        assertThat(get(CAMPAIGNS, null, "198.51.100.3, " + HERE).status()).isEqualTo(429);
    }

    @Test
    void oneCredentialGetsItsBurstAndThenItsRateFromWherever() {
        double before = refused("credential");
        assertThat(statuses(CREDENTIAL_BURST, () -> get(CAMPAIGNS, first, HERE)))
                .containsOnly(200);

        Answer refused = get(CAMPAIGNS, first, ELSEWHERE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("unknown_error");
        assertThat(refused.headers("Retry-After")).containsExactly("1");
        assertThat(refused.headers("RateLimit-Policy")).containsExactly("\"credential\";q=5;w=3");
        assertThat(refused.headers("RateLimit")).containsExactly("\"credential\";r=0;t=3");
        assertThat(refused("credential")).isEqualTo(before + 1);
        assertThat(get(CAMPAIGNS, second, HERE).status()).isEqualTo(200);
        TIME.pass(Duration.ofMillis(500));
        assertThat(statuses(2, () -> get(CAMPAIGNS, first, HERE))).containsExactly(200, 429);
    }

    @Test
    void ownEndpointsAnswerAProblem() {
        statuses(CREDENTIAL_BURST, () -> get(CAMPAIGNS, first, HERE));

        Answer refused = get("/api/vouchsafe/v1/users", first, HERE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(refused.headers("Retry-After")).containsExactly("1");
        assertThat(refused.body())
                .contains("\"title\":\"Too Many Requests\"", "\"status\":429", "\"code\":\"unknown_error\"");
    }

    @Test
    void headersTellOfTheLimitThatIsNearestToItsEnd() {
        assertThat(get(CAMPAIGNS, null, HERE).headers("RateLimit")).containsExactly("\"address\";r=11;t=1");
        assertThat(get(CAMPAIGNS, first, HERE).headers("RateLimit")).containsExactly("\"credential\";r=4;t=1");
        statuses(8, () -> get(CAMPAIGNS, null, HERE));
        assertThat(get(CAMPAIGNS, first, HERE).headers("RateLimit")).containsExactly("\"address\";r=1;t=3");
        assertThat(get("/docs/", null, ELSEWHERE).headers("RateLimit")).isEmpty();
    }

    @Test
    void afterTooManyUnknownCodesNoCodeIsLookedUp() {
        double before = refused("lookups");
        assertThat(statuses(LOOKUPS_BURST, () -> redeem("UNKNOWN-1", first, HERE)))
                .containsOnly(404);

        Answer known = redeem("KNOWN", first, HERE);
        Answer unknown = redeem("UNKNOWN-2", first, HERE);

        assertThat(known.status()).isEqualTo(429);
        assertThat(known.errorCode()).isEqualTo("unknown_error");
        assertThat(known.headers("Retry-After")).containsExactly("10");
        assertThat(known.headers("RateLimit-Policy")).containsExactly("\"lookups\";q=2;w=20");
        assertThat(known.headers("RateLimit")).containsExactly("\"lookups\";r=0;t=20");
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers("Retry-After")).containsExactly("10");
        assertThat(refused("lookups")).isEqualTo(before + 2);
        assertThat(get(CAMPAIGNS, first, HERE).status()).isEqualTo(200);
        TIME.pass(Duration.ofSeconds(10));
        assertThat(redeem("KNOWN", first, HERE).status()).isEqualTo(200);
        assertThat(redeem("UNKNOWN-3", first, HERE).status()).isEqualTo(404);
        assertThat(redeem("KNOWN", first, HERE).status()).isEqualTo(429);
    }

    @Test
    void codesThatExistCostNothingAndNeitherDoesReadingARedemption() {
        assertThat(statuses(2, () -> redeem("KNOWN", first, HERE))).containsOnly(200);
        assertThat(statuses(3, () -> get("/api/v1.0/vouchers/UNKNOWN/redemptions?transaction_id=1", first, HERE)))
                .containsOnly(404);
        TIME.pass(Duration.ofSeconds(2));

        assertThat(statuses(3, () -> get("/api/v1.0/vouchers/UNKNOWN", first, HERE)))
                .containsExactly(404, 404, 429);
        assertThat(get("/api/v1.0/vouchers/find", first, HERE).status()).isEqualTo(200);
    }

    @Test
    void unknownCodesCountByCredentialAndByAddress() {
        assertThat(statuses(LOOKUPS_BURST, () -> redeem("UNKNOWN", first, HERE)))
                .containsOnly(404);

        assertThat(redeem("KNOWN", first, ELSEWHERE).status()).isEqualTo(429);
        assertThat(redeem("KNOWN", second, HERE).status()).isEqualTo(429);
        assertThat(redeem("KNOWN", second, ELSEWHERE).status()).isEqualTo(200);
    }
}
