package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.race.Crowd;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The voucher finder over HTTP (contract §5.2, #3; §1.2). */
@ExtendWith(OneApplication.class)
class FindTest {

    private final Api api;
    private final Shop shop;
    private final String medium = Shop.unique("print & post");

    FindTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    private long campaign(Object... further) {
        return api.post(
                        "/campaigns",
                        shop.discountCampaign(shop.mainCampaign())
                                .with("status", "active", "medium", medium)
                                .with(further))
                .id();
    }

    private String query(String more) {
        return "/vouchers/find?medium=" + Api.encoded(medium) + more;
    }

    @Test
    @DisplayName("§5.2 #3: GET /vouchers/find answers a voucher that GET /vouchers/{id} shows as well")
    void answersTheVoucher() {
        String code = shop.voucher(campaign("team", "north"));

        Answer free = api.get(query("&team=north&team=south"));
        assertThat(free.ok().get("code").asString()).isEqualTo(code);
        assertThat(free.ok().get("status").asString()).isEqualTo("created");
        assertThat(api.get("/vouchers/" + code).body()).isEqualTo(free.body());

        Answer assigned = api.get(query("&team[]=north&customer_identifier=cust%4077.example"));
        assertThat(assigned.ok().get("customer_identifier").asString()).isEqualTo("cust@77.example");
        assertThat(assigned.ok().get("status").asString()).isEqualTo("distributed");
        assertThat(api.get("/vouchers/" + code).body()).isEqualTo(assigned.body());
        assertThat(api.get("/customers/cust%4077.example/vouchers").list()).contains(assigned.json());
    }

    @Test
    @DisplayName("§5.2 #3: GET /vouchers/find with no match: 204 without a body; without a label too")
    void answersNothingIfThereIsNoMatch() {
        shop.voucher(campaign());
        for (String query : List.of(
                "/vouchers/find",
                "/vouchers/find?customer_identifier=cust-1",
                "/vouchers/find?medium=",
                "/vouchers/find?medium=%00",
                "/vouchers/find?medium=" + Shop.unique("nowhere"),
                query("&channel=app"))) {
            Answer answer = api.get(query);
            assertThat(answer.status()).as(query).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void namesWhatIsWrongWithTheCustomer() {
        shop.voucher(campaign());

        api.get(query("&customer_identifier=a%00b")).refuses(problem("customer_identifier", "invalid"));
        api.get(query("&customer_identifier=" + "x".repeat(256)))
                .refuses(problem("customer_identifier", "too_long", "255"));
        assertThat(api.get(query("&customer_identifier=%20"))
                        .ok()
                        .get("customer_identifier")
                        .isNull())
                .isTrue();
    }

    @Test
    @DisplayName("§1.2 point_of_distribution: it may call exactly the finder")
    void isForPointsOfDistribution(RunningApplication application) {
        long project = application.newProject();
        Api admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        Shop theirs = new Shop(admin);
        long campaign = admin.post(
                        "/campaigns",
                        theirs.discountCampaign(theirs.mainCampaign()).with("status", "active", "medium", medium))
                .id();
        String code = theirs.voucher(campaign);
        shop.voucher(campaign("name", Shop.unique("of another project")));
        Api stand = admin.as(application.newKey(project, Role.POINT_OF_DISTRIBUTION));

        assertThat(stand.get(query("&customer_identifier=cust-1"))
                        .ok()
                        .get("code")
                        .asString())
                .isEqualTo(code);
        stand.get(query("&customer_identifier=cust-1")).is(204);
        stand.get("/vouchers/" + code).is(403);
        stand.post("/campaigns/" + campaign + "/vouchers/import", object()).is(403);
        admin.as(application.newKey(project, Role.POINT_OF_SALE)).get(query("")).is(403);
    }

    @Test
    @DisplayName("§5.2 #3: 64 parallel callers at two instances: 64 codes, all different; 36 more: 204")
    void handsOutEachCodeOnceAtTwoInstances() {
        try (TestDatabase database = TestDatabase.fresh();
                RunningApplication one = RunningApplication.on(database);
                RunningApplication other = one.another()) {
            long project = one.newProject();
            String key = one.newKey(project, Role.ADMIN);
            Api first = Api.on(one.port(), key);
            Api second = Api.on(other.port(), key);
            Shop theirs = new Shop(first);
            long campaign = first.post(
                            "/campaigns",
                            theirs.discountCampaign(theirs.mainCampaign()).with("status", "active", "medium", medium))
                    .id();
            first.post(
                            "/campaigns/" + campaign + "/vouchers/batch",
                            object(
                                    "active",
                                    true,
                                    "size",
                                    64,
                                    "code_type",
                                    "mixed",
                                    "random_part_length",
                                    8,
                                    "prefix",
                                    "F"))
                    .list();

            List<Answer> answers = Crowd.send(
                    64, 100, i -> (i % 2 == 0 ? first : second).get(query("&customer_identifier=cust-" + i)));

            Set<String> codes = new HashSet<>();
            Set<String> customers = new HashSet<>();
            int none = 0;
            for (Answer answer : answers) {
                if (answer.status() == 204) {
                    none++;
                } else {
                    JsonNode voucher = answer.ok();
                    codes.add(voucher.get("code").asString());
                    customers.add(voucher.get("customer_identifier").asString());
                }
            }
            assertThat(codes).hasSize(64);
            assertThat(customers).hasSize(64);
            assertThat(none).isEqualTo(36);
        }
    }
}
