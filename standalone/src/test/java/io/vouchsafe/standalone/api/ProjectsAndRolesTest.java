package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.NewUser;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contract §1.1 and §1.2, and invariant I13: projects cannot see or touch each other. */
@ExtendWith(OneApplication.class)
class ProjectsAndRolesTest {

    private final RunningApplication application;
    private final long project;
    private final Api admin;
    private final long campaign;
    private final String code;
    private final long voucherId;

    ProjectsAndRolesTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        Shop shop = new Shop(admin);
        this.campaign = shop.genericCampaign();
        this.code = shop.voucher(campaign);
        this.voucherId = admin.get("/vouchers/" + code).id();
        shop.validate(code, "OPEN", 10).ok();
        shop.redeem(code, "DONE", 10).ok();
    }

    private record Call(
            String method, String path, @Nullable String body) {

        Answer by(Api api) {
            return api.send(method, path, body);
        }
    }

    /** Every route that names something of the project. */
    private Stream<Call> everything() {
        String active = object("active", true).text();
        String redemption = object("transaction_id", Shop.unique("T"), "total_transaction_cost", 1)
                .text();
        return Stream.concat(
                Stream.of(
                        new Call("GET", "/campaigns/" + campaign, null),
                        new Call("PATCH", "/campaigns/" + campaign, "{\"description\":\"stolen\"}"),
                        new Call("DELETE", "/campaigns/" + campaign, null),
                        new Call("GET", "/campaigns/" + campaign + "/vouchers", null),
                        new Call("POST", "/campaigns/" + campaign + "/vouchers", "{\"code\":\"X\",\"active\":true}"),
                        new Call("POST", "/campaigns/" + campaign + "/vouchers/batch", "{}"),
                        new Call("GET", "/campaigns/" + campaign + "/redemptions", null)),
                Stream.of(code, Long.toString(voucherId))
                        .flatMap(key -> Stream.of(
                                new Call("GET", "/vouchers/" + key, null),
                                new Call("PATCH", "/vouchers/" + key, active),
                                new Call("DELETE", "/vouchers/" + key, null),
                                new Call("POST", "/vouchers/" + key + "/redemptions", redemption),
                                new Call("PATCH", "/vouchers/" + key + "/redemptions?transaction_id=OPEN", null),
                                new Call("GET", "/vouchers/" + key + "/redemptions?transaction_id=OPEN", null),
                                new Call("DELETE", "/vouchers/" + key + "/redemptions?transaction_id=OPEN", null))));
    }

    @Test
    void anotherProjectFindsNothingOfThisOne() {
        Api other = application.newAdmin();
        new Shop(other).campaign();
        long events = application.number("select count(*) from events.event");

        assertThat(everything()).isNotEmpty().allSatisfy(call -> call.by(other).isUnknown());

        assertThat(application.number("select count(*) from events.event")).isEqualTo(events);
        assertThat(other.get("/campaigns").list()).hasSize(2);
        assertThat(new Shop(admin).find(code, "OPEN").ok().get("confirmed").asBoolean())
                .isFalse();
    }

    @Test
    void anotherProjectUsesTheSameNamesCodesAndTransactionIds() {
        Api other = application.newAdmin();
        Shop shop = new Shop(other);
        String name = admin.get("/campaigns/" + campaign).ok().get("name").asString();
        long mine = shop.campaign(shop.mainCampaign(), "name", name, "voucher_type", "generic");

        assertThat(shop.voucher(mine, "code", code)).isEqualTo(code);
        shop.redeem(code, "OPEN", 10).ok();

        assertThat(new Shop(admin).find(code, "OPEN").ok().get("confirmed").asBoolean())
                .isFalse();
        assertThat(other.get("/campaigns/" + mine + "/redemptions").list()).hasSize(1);
        assertThat(admin.get("/campaigns/" + campaign + "/redemptions").list()).hasSize(2);
    }

    @Test
    void aPointOfSaleDoesRedemptionsAndNothingElse() {
        Api sale = admin.as(application.newKey(project, Role.POINT_OF_SALE));
        Shop shop = new Shop(sale);

        shop.validate(code, "SALE", 100).ok();
        shop.find(code, "SALE").ok();
        shop.confirm(code, "SALE").ok();
        shop.validate(code, "SALE-2", 100).ok();
        shop.delete(code, "SALE-2").is(204);
        assertForbidden(
                sale,
                everything()
                        .filter(call -> !(call.path().startsWith("/vouchers/")
                                && call.path().contains("/redemptions")))
                        .toList());
        assertForbidden(sale, List.of(new Call("GET", "/campaigns", null), new Call("POST", "/campaigns", "{}")));
    }

    @Test
    void aPointOfDistributionDoesNoneOfThis() {
        Api distribution = admin.as(application.newKey(project, Role.POINT_OF_DISTRIBUTION));

        assertForbidden(distribution, everything().toList());
        assertForbidden(
                distribution,
                List.of(
                        new Call("GET", "/campaigns", null),
                        new Call("POST", "/campaigns", "{}"),
                        new Call("GET", "/nowhere", null)));
    }

    private void assertForbidden(Api api, List<Call> calls) {
        long events = application.number("select count(*) from events.event");
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.by(api).is(403).errorCode()).isEqualTo("forbidden"));
        assertThat(application.number("select count(*) from events.event")).isEqualTo(events);
    }

    @Test
    void usersComeInByNameAndPassword() {
        String email = Shop.unique("clerk") + "@example.test";
        application
                .bean(AccessDirectory.class)
                .addUser(new NewUser(
                        project, "Clerk", email, null, Role.ADMIN, AccessScope.PROJECT, "long enough, ä:b"));

        admin.as(Api.basic(email, "long enough, ä:b"))
                .get("/campaigns/" + campaign)
                .ok();
        admin.as(Api.basic(email, "long enough")).get("/campaigns/" + campaign).is(401);
    }
}
