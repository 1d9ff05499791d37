package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Lists in pages (contract §1.3), of three things each. */
@ExtendWith(OneApplication.class)
class PagesTest {

    private final Api api;
    private final Shop shop;
    private final long main;
    private final long campaign;
    private final List<String> paged;

    PagesTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.main = shop.mainCampaign();
        this.campaign = shop.campaign(main);
        shop.campaign(main);
        for (int i = 1; i <= 3; i++) {
            String code = shop.voucher(campaign, "customer_identifier", "cust-1");
            shop.validate(code, "ORDER-" + i, 100, "customer_identifier", "cust-1")
                    .ok();
            api.own()
                    .post(
                            "/users",
                            object("name", "Clerk", "email", Shop.unique("clerk") + "@example.test")
                                    .with("role", "admin", "password", "long enough"))
                    .ok();
        }
        api.post("/customers", object("identifier", "cust-2")).ok();
        api.post("/customers", object("identifier", "cust-3")).ok();
        this.paged = List.of(
                "/campaigns",
                "/campaigns/" + campaign + "/vouchers",
                "/campaigns/" + campaign + "/redemptions",
                "/campaigns/" + main + "/redemptions",
                "/customers",
                "/customers/cust-1/vouchers",
                "/customers/cust-1/redemptions",
                "/users");
    }

    @Test
    @DisplayName("§1.3 collections in pages: campaigns, vouchers, redemptions, customers, their lists, and users")
    void leadsThroughEveryCollection() {
        for (String path : paged) {
            List<JsonNode> all = api.get(path).list();
            assertThat(all).as(path).hasSize(3);
            for (int i = 1; i <= 3; i++) {
                assertThat(api.get(path + "?per_page=1&page=" + i).list()).containsExactly(all.get(i - 1));
            }
        }
    }

    @Test
    @DisplayName("§1.3 Link: first, prev, next and last where they apply, and none for a single page")
    void linksPages() {
        for (String path : paged) {
            String root = api.root() + path;
            assertThat(rels(api.get(path + "?per_page=1"))).as(path).containsExactly("last 3", "next 2");
            assertThat(rels(api.get(path + "?page=2&per_page=1")))
                    .containsExactly("first 1", "last 3", "next 3", "prev 1");
            assertThat(rels(api.get(path + "?page=3&per_page=1"))).containsExactly("first 1", "prev 2");
            assertThat(api.get(path + "?page=2&per_page=1").header("Link")).contains("<" + root + "?");
            assertThat(api.get(path).header("Link")).isNull();
            assertThat(api.get(path + "?per_page=3").header("Link")).isNull();
        }
        assertThat(api.get("/campaigns?name_cont=a&per_page=1").header("Link")).contains("name_cont=a");
    }

    /** The relations of a Link header, each with the page that it leads to, sorted. */
    private static List<String> rels(Answer answer) {
        String link = String.valueOf(answer.header("Link"));
        return List.of(link.split(", ")).stream()
                .map(entry -> entry.replaceAll(".*[?&]page=(\\d+).*rel=\"(\\w+)\"", "$2 $1"))
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("§1.3 Total-Count: always, whatever the page")
    void counts() {
        for (String path : paged) {
            for (String query : List.of("", "?per_page=1", "?per_page=2&page=2", "?page=99")) {
                assertThat(api.get(path + query).header("Total-Count"))
                        .as(path + query)
                        .isEqualTo("3");
            }
        }
    }

    @Test
    @DisplayName("§1.3 page and per_page: pages count from 1 and hold 100 unless said otherwise, and 1000 at most")
    void holdsAHundred() {
        String path = "/campaigns/" + shop.campaign() + "/vouchers";
        api.post(
                        path + "/batch",
                        object("active", true, "size", 1100, "code_type", "mixed", "random_part_length", 8)
                                .with("prefix", Shop.unique("P")))
                .list();

        assertThat(api.get(path).list()).hasSize(100);
        assertThat(api.get(path).body()).isEqualTo(api.get(path + "?page=1").body());
        assertThat(api.get(path + "?per_page=1000").list()).hasSize(1000);
        assertThat(api.get(path + "?per_page=5000").list()).hasSize(1000);
        assertThat(api.get(path + "?per_page=5000&page=2").list()).hasSize(100);
    }

    @Test
    @DisplayName("§1.3 no number: what is no number from 1 is as if it were not sent")
    void takesNonsenseForNothing() {
        for (String path : paged) {
            String body = api.get(path).body();
            for (String nonsense : List.of("0", "-1", "x", "1.5", "")) {
                assertThat(api.get(path + "?page=" + nonsense + "&per_page=" + nonsense)
                                .body())
                        .as(path)
                        .isEqualTo(body);
            }
        }
    }

    @Test
    @DisplayName("§1.3 past the end: 200 with an empty array")
    void isEmptyPastTheEnd() {
        for (String path : paged) {
            assertThat(api.get(path + "?page=2").list()).as(path).isEmpty();
            assertThat(api.get(path + "?per_page=1&page=4").list()).as(path).isEmpty();
        }
    }

    @Test
    @DisplayName("§1.3 order: by id, from the first to the last")
    void isSortedById() {
        for (String path : paged) {
            if (!path.equals("/customers")) {
                assertThat(api.get(path).list())
                        .as(path)
                        .extracting(one -> one.get("id").asLong())
                        .isSorted();
            }
        }
        assertThat(api.get("/customers").list())
                .extracting(one -> one.get("identifier").asString())
                .containsExactly("cust-1", "cust-2", "cust-3");
    }

    @Test
    @DisplayName("§1.3 collections as a whole: rules, areas and categories, whatever page is asked for")
    void showsDefinitionsWhole() {
        String rules = "/campaigns/" + campaign + "/budget_rules";
        IntStream.rangeClosed(1, 3).forEach(i -> {
            api.post("/areas", object("name", "area " + i, "area", Things.TRIANGLE))
                    .ok();
            api.post("/categories", object("name", "category " + i, "tags", List.of("a")))
                    .ok();
            api.post(rules, object("timeframe", "day", "budget", i)).ok();
        });
        for (String path : List.of("/areas", "/categories", rules)) {
            Answer answer = api.get(path + "?page=2&per_page=1");
            assertThat(answer.list()).as(path).hasSize(3);
            assertThat(answer.header("Link")).isNull();
        }
    }
}
