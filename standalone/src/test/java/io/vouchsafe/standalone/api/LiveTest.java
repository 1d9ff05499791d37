package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.NewApiKey;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Live figures as a browser listens to them. */
@ExtendWith(OneApplication.class)
class LiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningApplication application;
    private final long project;
    private final Api admin;
    private final Shop shop;

    LiveTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        this.shop = new Shop(admin);
    }

    /** An answer that goes on. */
    private record Listening(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {

        static Listening at(int port, String header, String value) {
            try {
                HttpResponse<InputStream> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:" + port + "/api/vouchsafe/v1/live"))
                                        .header(header, value)
                                        .build(),
                                BodyHandlers.ofInputStream());
                return new Listening(response, new BufferedReader(new InputStreamReader(response.body(), UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The next event; {@code null} at the end. */
        @Nullable
        JsonNode next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return Json.parse(line.substring("data: ".length()));
                }
            }
            return null;
        }

        boolean ends() throws IOException {
            JsonNode next = next();
            while (next != null) {
                next = next();
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private Listening listen(Api as) {
        return Listening.at(application.port(), "Authorization", requireNonNull(as.authorization()));
    }

    private JsonNode figures() {
        String body = admin.own().send("GET", "/live?events=1", null).body();
        return Json.parse(body.lines().toList().getLast().substring("data: ".length()));
    }

    private JsonNode figuresOnceCounted(long redemptions, long declined) {
        return await().atMost(PATIENCE)
                .until(
                        this::figures,
                        seen -> seen.at("/today/redemptions").asLong() == redemptions
                                && seen.at("/today/declined").asLong() == declined);
    }

    @Test
    void tellWhatHappenedInTheLastMinuteAndToday() {
        long campaign = shop.campaign(shop.mainCampaign(), "voucher_type", "generic");
        String code = shop.voucher(campaign);
        shop.redeem(code, "A", 80).ok();
        shop.redeem(code, "B", 40).ok();
        shop.validate(code, "C", 50).ok();
        shop.redeem("NOTHING-" + code, "D", 50).is(404);
        shop.redeem(shop.voucher(campaign, "active", false), "E", 50).is(422);

        JsonNode figures = figuresOnceCounted(2, 1);

        JsonNode today = figures.get("today");
        assertThat(today.get("transaction_value").decimalValue()).isEqualByComparingTo("120.00");
        assertThat(figures.at("/last_minute/redemptions").asLong()).isEqualTo(2);
        assertThat(figures.at("/last_minute/declined").asLong()).isEqualTo(1);
        assertThat(figures.at("/last_minute/discount").decimalValue())
                .isEqualByComparingTo(today.get("discount").decimalValue())
                .isPositive();
        assertThat(figures.at("/refusals_today/0/code").asString()).isEqualTo("not_active");
        assertThat(figures.at("/refusals_today/0/count").asLong()).isEqualTo(1);
        assertThat(figures.get("projections").size()).isGreaterThan(7);
    }

    @Test
    void comeAtOnceAndThenWhenSomethingHasChanged() throws IOException {
        long campaign = shop.campaign(shop.mainCampaign(), "voucher_type", "generic");
        String code = shop.voucher(campaign);
        try (Listening listening = listen(admin)) {
            assertThat(listening.response().statusCode()).isEqualTo(200);
            assertThat(listening.response().headers().firstValue("Content-Type"))
                    .contains("text/event-stream;charset=UTF-8");
            assertThat(listening.response().headers().firstValue("Cache-Control"))
                    .contains("no-store");
            assertThat(requireNonNull(listening.next()).at("/today/redemptions").asLong())
                    .isZero();

            shop.redeem(code, "A", 80).ok();

            JsonNode next = requireNonNull(listening.next());
            while (next.at("/today/redemptions").asLong() == 0) {
                next = requireNonNull(listening.next());
            }
            assertThat(next.at("/today/redemptions").asLong()).isEqualTo(1);
        }
    }

    @Test
    void nameTheLimitsThatAreNearlyReached() {
        long main = shop.mainCampaign();
        long campaign = shop.campaign(main, "voucher_type", "generic", "max_redemptions", 5);
        String code = shop.voucher(campaign);
        for (String transaction : List.of("A", "B", "C", "D")) {
            shop.redeem(code, transaction, 80).ok();
        }
        figuresOnceCounted(4, 0);

        JsonNode near = await().atMost(PATIENCE)
                .until(() -> figures().get("near_limits"), limits -> limits.size() == 1)
                .get(0);

        assertThat(near.get("campaign_id").asLong()).isEqualTo(campaign);
        assertThat(near.get("kind").asString()).isEqualTo("redemptions");
        assertThat(near.get("used").asInt()).isEqualTo(4);
        assertThat(near.get("limit").asInt()).isEqualTo(5);
        assertThat(near.get("share").decimalValue()).isEqualByComparingTo("0.8");
    }

    @Test
    void tellNothingOfAnotherProject() {
        long campaign = shop.campaign(shop.mainCampaign(), "voucher_type", "generic");
        shop.redeem(shop.voucher(campaign), "A", 80).ok();
        figuresOnceCounted(1, 0);

        Api other = application.newAdmin();
        String body = other.own().send("GET", "/live?events=1", null).body();

        JsonNode figures = Json.parse(body.lines().toList().getLast().substring("data: ".length()));
        assertThat(figures.at("/today/redemptions").asLong()).isZero();
        assertThat(figures.at("/last_minute/redemptions").asLong()).isZero();
    }

    @Test
    void endWithTheSession() throws IOException {
        String key = requireNonNull(admin.authorization()).replace("Bearer ", "");
        Answer signedIn =
                admin.as(null).own().post("/session", object("api_key", key)).is(201);
        String cookie = requireNonNull(signedIn.header("Set-Cookie")).replaceFirst(";.*", "");
        try (Listening listening = Listening.at(application.port(), "Cookie", cookie)) {
            assertThat(listening.next()).isNotNull();

            admin.as(null)
                    .own()
                    .send("DELETE", "/session", null, "Cookie", cookie, "X-Vouchsafe-Client", "dashboard")
                    .is(204);

            assertThat(listening.ends()).isTrue();
        }
    }

    @Test
    void endWithTheKey() throws IOException {
        AccessDirectory directory = application.bean(AccessDirectory.class);
        var key = directory.addApiKey(new NewApiKey(project, null, "listener", Role.ADMIN));
        try (Listening listening = listen(admin.as(Api.bearer(key.secret())))) {
            assertThat(listening.next()).isNotNull();

            directory.revokeApiKey(project, key.id());

            assertThat(listening.ends()).isTrue();
        }
    }

    @Test
    void areForAHundredListenersAtATime() throws IOException {
        List<Listening> all = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Listening one = listen(admin);
                assertThat(one.response().statusCode()).isEqualTo(200);
                all.add(one);
            }

            Answer refused = admin.own().send("GET", "/live", null).is(503);

            assertThat(refused.header("Retry-After")).isEqualTo("15");
        } finally {
            for (Listening one : all) {
                one.close();
            }
        }
    }

    @Test
    void holdUpNoStop() throws IOException {
        Listening listening;
        long began;
        try (RunningApplication other = application.another()) {
            listening = Listening.at(other.port(), "Authorization", requireNonNull(admin.authorization()));
            assertThat(listening.next()).isNotNull();
            began = System.nanoTime();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(listening.ends()).isTrue();
    }

    @Test
    void areNotBegunByARequestForHeaders() {
        assertThat(admin.own().send("HEAD", "/live", null).status()).isEqualTo(403);
    }
}
