package io.vouchsafe.standalone.observability;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A little of everything that happens to a server, so that its metrics have something to say. */
final class UsualDay {

    static final String CUSTOMER = "ada@shop.example";
    static final String WRONG_PASSWORD = "not-the-right-password";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningApplication application;
    private final Api admin;
    private final Shop shop;

    UsualDay(RunningApplication application) {
        this.application = application;
        this.admin = Api.on(application.port(), application.newKey(1, Role.ADMIN));
        this.shop = new Shop(admin);
    }

    /** Lives through it, and answers the codes of the vouchers that had a part in it. */
    String[] live() {
        long campaign = shop.campaign();
        String used = shop.voucher(campaign);
        String refused = shop.voucher(campaign, "active", false);
        steps(campaign, used, refused);
        repeat(shop.voucher(campaign));
        failures();
        rebuild();
        return new String[] {used, refused};
    }

    private void steps(long campaign, String used, String refused) {
        shop.validate(used, "T1", 20, "customer_identifier", CUSTOMER).is(200);
        shop.confirm(used, "T1").is(200);
        shop.redeem(refused, "T2", 20).is(422);
        shop.delete(used, "T1").is(422);
        shop.find(used, "T1").is(200);
        String deleted = shop.voucher(campaign);
        shop.validate(deleted, "T3", 20).is(200);
        shop.delete(deleted, "T3").is(204);
        admin.own()
                .post("/reversals", object("transaction_id", "T1", "reason", "returned"))
                .is(200);
        admin.get("/vouchers/" + used).is(200);
        admin.get("/vouchers/NO-SUCH-CODE").is(404);
    }

    private void repeat(String code) {
        String path = "/vouchers/" + code + "/redemptions";
        String body = object("transaction_id", "T4", "total_transaction_cost", 20, "confirmed", true)
                .text();
        Answer first = admin.send("POST", path, body, "Idempotency-Key", "once");
        Answer second = admin.send("POST", path, body, "Idempotency-Key", "once");
        assertThat(first.is(200).body()).isEqualTo(second.is(200).body());
    }

    private void failures() {
        admin.as(Api.basic("jo@shop.example", WRONG_PASSWORD)).get("/campaigns").is(401);
        admin.as(null).get("/campaigns").is(401);
        admin.send("POST", "/campaigns", "{\"name\": ").is(400);
        Projections projections = application.bean(Projections.class);
        projections.stop("campaigns");
        shop.mainCampaign();
        admin.get("/campaigns").is(503);
        projections.start("campaigns");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin.get("/campaigns").status()).isEqualTo(200));
    }

    private void rebuild() {
        admin.own().send("POST", "/projections/campaigns/rebuild", null).is(200);
        await().atMost(PATIENCE)
                .until(() -> metrics(application).contains("vouchsafe_rebuilds_total{outcome=\"finished\"} 1.0"));
    }

    /** What Prometheus would be told. */
    static String metrics(RunningApplication application) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + application.managementPort() + "/actuator/prometheus"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
