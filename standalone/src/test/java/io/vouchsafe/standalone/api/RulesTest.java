package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** Contract §5.4 and §5.5: every row of both tables for every kind, and what each kind refuses. */
@ExtendWith(OneApplication.class)
class RulesTest {

    private static final String TRIANGLE = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";
    private static final String UNKNOWN = "/999999999";

    private final Api api;
    private final Shop shop;
    private final long main;
    private final long campaign;
    private final long area;
    private final long category;

    RulesTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.main = shop.mainCampaign();
        this.campaign = shop.campaign(main);
        this.area =
                api.post("/areas", object("name", "north", "area", TRIANGLE)).id();
        this.category = api.post("/categories", object("name", "channel", "tags", List.of("app", "web")))
                .id();
    }

    /**
     * How a kind is set.
     *
     * @param body creates one
     * @param shown what is then shown besides the numbers and times
     * @param patch changes one
     */
    private record Kind(String path, String type, Json body, Json shown, Json patch) {
        Json patched() {
            return shown.with(Json.map(Json.parse(patch.text())).entrySet().stream()
                    .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                    .toArray());
        }
    }

    private List<Kind> collections() {
        Json hours = object("start_time", "17:00", "end_time", "02:30:15", "day_of_week", 5);
        Json frame = object("start_time", "2024-01-01T00:00:00", "time_zone", "America/New_York");
        return List.of(
                same("area_rules", "AreaRule", object("area_id", area), object("area_id", area)),
                same(
                        "budget_rules",
                        "BudgetRule",
                        object("timeframe", "sunday_week", "budget", 10.5),
                        object("budget", 0.0)),
                same(
                        "category_rules",
                        "CategoryRule",
                        object("category_id", category, "rule_type", "none_of", "tags", List.of("web", "app")),
                        object("tags", List.of("app"), "rule_type", "any_of")),
                new Kind(
                        "time_of_order_rules",
                        "TimeOfOrderRule",
                        hours,
                        hours.with(
                                "start_time", "2000-01-01T17:00:00.000Z",
                                "end_time", "2000-01-01T02:30:15.000Z",
                                "time_zone", null),
                        object("day_of_week", null, "time_zone", "Europe/London")),
                new Kind(
                        "timeframe_rules",
                        "TimeframeRule",
                        frame,
                        frame.with("start_time", "2024-01-01T05:00:00.000Z", "end_time", null),
                        object("end_time", "2024-02-01T00:00:00.000Z")));
    }

    private static List<Kind> singletons() {
        return List.of(
                same("max_discount_rule", "MaxDiscountRule", object("max_discount", 7.25), object("max_discount", 3.5)),
                same("new_customer_rule", "NewCustomerRule", object(), object()),
                same(
                        "per_customer_rule",
                        "PerCustomerRule",
                        object("max_redemptions", 3),
                        object("max_redemptions", 1)));
    }

    private static Kind same(String path, String type, Json body, Json patch) {
        return new Kind(path, type, body, body, patch);
    }

    private String in(long campaignId, String path) {
        return "/campaigns/" + campaignId + "/" + path;
    }

    /** The rule is shown as it should be, with nothing missing and nothing more; answers its number. */
    private static long shows(JsonNode rule, Kind kind, long campaignId, Json own) {
        Map<String, @Nullable Object> expected = Json.map(Json.parse(own.with(
                        "type", kind.type,
                        "id", rule.get("id").asLong(),
                        "campaign_id", campaignId,
                        "created_at", rule.get("created_at").asString(),
                        "updated_at", rule.get("updated_at").asString())
                .text()));
        assertThat(rule.get("id").asLong()).isPositive();
        assertThat(rule.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Json.map(rule)).isEqualTo(expected);
        return rule.get("id").asLong();
    }

    private static DynamicTest row(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    @TestFactory
    @DisplayName("§5.4: every row, for every kind of which a campaign has any number")
    List<DynamicTest> collectionRows() {
        List<DynamicTest> rows = new ArrayList<>();
        for (Kind kind : collections()) {
            long own = shop.campaign(main);
            String list = in(own, kind.path);
            List<Long> ids = new ArrayList<>();
            rows.add(row(RuleRows.of(kind.path, "POST") + "200 with the rule", () -> {
                ids.add(shows(api.post(list, kind.body).ok(), kind, own, kind.shown));
                ids.add(shows(api.post(list, kind.body).ok(), kind, own, kind.shown));
            }));
            rows.add(row(RuleRows.of(kind.path, "list") + "200 with the campaign's rules by id", () -> {
                List<JsonNode> all = api.get(list).list();
                assertThat(all)
                        .extracting(rule -> rule.get("id").asLong())
                        .isEqualTo(ids)
                        .isSorted();
                all.forEach(rule -> shows(rule, kind, own, kind.shown));
                assertThat(api.get(in(campaign, kind.path)).list()).isEmpty();
                api.get(in(999_999_999L, kind.path)).isUnknown();
            }));
            rows.add(row(RuleRows.of(kind.path, "GET") + "200 with the rule", () -> {
                shows(api.get("/" + kind.path + "/" + ids.getFirst()).ok(), kind, own, kind.shown);
                api.get("/" + kind.path + UNKNOWN).isUnknown();
                api.get("/" + kind.path + "/none").isUnknown();
            }));
            rows.add(row(RuleRows.of(kind.path, "PATCH") + "200 with the rule, changed where the body says so", () -> {
                String path = "/" + kind.path + "/" + ids.getFirst();
                JsonNode patched = api.patch(path, kind.patch).ok();
                shows(patched, kind, own, kind.patched());
                assertThat(api.get(path).ok()).isEqualTo(patched);
                assertThat(api.patch(path, object()).ok()).isEqualTo(patched);
                api.patch("/" + kind.path + UNKNOWN, kind.patch).isUnknown();
            }));
            rows.add(row(RuleRows.of(kind.path, "DELETE") + "204, and the rule is gone", () -> {
                String path = "/" + kind.path + "/" + ids.getFirst();
                assertThat(api.delete(path).is(204).body()).isEmpty();
                api.get(path).isUnknown();
                api.patch(path, kind.patch).isUnknown();
                api.delete(path).isUnknown();
                assertThat(api.get(list).list()).hasSize(1);
            }));
            rows.add(row(RuleRows.of(kind.path) + "of another kind there is no such rule", () -> {
                String other = kind.path.equals("budget_rules") ? "/timeframe_rules/" : "/budget_rules/";
                api.get(other + ids.getLast()).isUnknown();
                api.delete(other + ids.getLast()).isUnknown();
            }));
            rows.add(row(RuleRows.of(kind.path) + "gone with the campaign", () -> {
                api.delete("/campaigns/" + own).is(204);
                api.get(list).isUnknown();
                api.get("/" + kind.path + "/" + ids.getLast()).isUnknown();
                api.patch("/" + kind.path + "/" + ids.getLast(), kind.patch).isUnknown();
            }));
        }
        return RuleRows.all("5.4 ", rows);
    }

    @TestFactory
    @DisplayName("§5.5: every row for every kind of which a campaign has at most one")
    List<DynamicTest> singletonRows() {
        List<DynamicTest> rows = new ArrayList<>();
        for (Kind kind : singletons()) {
            String path = in(campaign, kind.path);
            rows.add(row(RuleRows.of(kind.path) + "absent is 404", () -> {
                api.get(path).isUnknown();
                api.patch(path, kind.patch).isUnknown();
                api.delete(path).isUnknown();
                api.post(in(999_999_999L, kind.path), kind.body).isUnknown();
                api.get("/campaigns/none/" + kind.path).isUnknown();
            }));
            rows.add(row(
                    RuleRows.of(kind.path, "POST") + "200 with the rule",
                    () -> shows(api.post(path, kind.body).ok(), kind, campaign, kind.shown)));
            rows.add(row(
                    RuleRows.of(kind.path, "POST") + "when there is one, base/must_be_unique",
                    () -> api.post(path, kind.body).refuses(problem("base", "must_be_unique"))));
            rows.add(row(
                    RuleRows.of(kind.path, "GET") + "200 with the rule",
                    () -> shows(api.get(path).ok(), kind, campaign, kind.shown)));
            rows.add(row(RuleRows.of(kind.path, "PATCH") + "200 with the rule", () -> {
                JsonNode patched = api.patch(path, kind.patch).ok();
                shows(patched, kind, campaign, kind.patched());
                assertThat(api.get(path).ok()).isEqualTo(patched);
            }));
            rows.add(row(RuleRows.of(kind.path, "DELETE") + "204, and it may come again", () -> {
                api.delete(path).is(204);
                api.get(path).isUnknown();
                api.post(path, kind.body).ok();
                api.delete(path).is(204);
            }));
        }
        return RuleRows.all("5.5 ", rows);
    }

    @Test
    @DisplayName("§5.5 new_customer_rule POST: a missing body is as good as an empty one; PATCH touches updated_at")
    void newCustomerRuleNeedsNoBody() {
        String path = in(campaign, "new_customer_rule");
        JsonNode created = api.send("POST", path, null).ok();

        JsonNode touched = api.patch(path, object()).ok();

        assertThat(touched.get("id")).isEqualTo(created.get("id"));
        assertThat(touched.get("created_at")).isEqualTo(created.get("created_at"));
        assertThat(touched.get("updated_at").asString())
                .isGreaterThanOrEqualTo(created.get("updated_at").asString());
    }

    @Test
    @DisplayName("§4.3 main campaign: it has budget rules and no others: campaign/invalid")
    void onlyBudgetRulesOnAMainCampaign() {
        for (Kind kind : collections()) {
            Answer answer = api.post(in(main, kind.path), kind.body);
            if (kind.path.equals("budget_rules")) {
                shows(answer.ok(), kind, main, kind.shown);
            } else {
                answer.refuses(problem("campaign", "invalid"));
                assertThat(api.get(in(main, kind.path)).list()).isEmpty();
            }
        }
        for (Kind kind : singletons()) {
            api.post(in(main, kind.path), kind.body).refuses(problem("campaign", "invalid"));
            api.get(in(main, kind.path)).isUnknown();
        }
    }

    /** What a body is refused for. */
    private record Refused(String path, Json body, List<Answer.Problem> problems) {}

    private static Refused refused(String path, Json body, Answer.Problem... problems) {
        return new Refused(path, body, Arrays.asList(problems));
    }

    private List<Refused> refusals() {
        Json tags = object("category_id", category, "rule_type", "any_of", "tags", List.of("app"));
        String windows = "year, quarter, month, week, sunday_week, day, hour";
        String hours = "time_of_order_rules";
        String frames = "timeframe_rules";
        return List.of(
                refused("area_rules", object(), problem("area_id", "required")),
                refused("area_rules", object("area_id", 999_999_999), problem("area_id", "invalid")),
                refused("budget_rules", object(), problem("timeframe", "required"), problem("budget", "required")),
                refused(
                        "budget_rules",
                        object("timeframe", "total", "budget", -1),
                        problem("timeframe", "unexpected_value", windows),
                        problem("budget", "below_minimum", "0")),
                refused(
                        "category_rules",
                        object(),
                        problem("category_id", "required"),
                        problem("rule_type", "required"),
                        problem("tags", "required")),
                refused("category_rules", tags.with("tags", List.of()), problem("tags", "required")),
                refused("category_rules", tags.with("tags", List.of("app", "fax")), problem("tags", "unknown_tags")),
                refused("category_rules", tags.with("tags", List.of("app", "app")), problem("tags", "must_be_unique")),
                refused("category_rules", tags.with("tags", "app"), problem("tags", "invalid")),
                refused("category_rules", tags.with("category_id", 999_999_999), problem("category_id", "invalid")),
                refused(
                        "category_rules",
                        tags.with("rule_type", "all_of"),
                        problem("rule_type", "unexpected_value", "any_of, none_of")),
                refused(
                        hours,
                        object("start_time", "25:00", "end_time", 7, "day_of_week", 7, "time_zone", "Mars/Base"),
                        problem("start_time", "invalid_time"),
                        problem("end_time", "invalid_time"),
                        problem("day_of_week", "above_maximum", "6"),
                        problem("time_zone", "unexpected_value")),
                refused(hours, object("day_of_week", -1), problem("day_of_week", "below_minimum", "0")),
                refused(
                        hours,
                        object("start_time", "9:00", "end_time", "10:00"),
                        problem("start_time", "invalid_time")),
                refused(hours, object("start_time", "09:00", "end_time", "09:00"), problem("end_time", "invalid")),
                refused(
                        frames,
                        object("start_time", "2024-13-01T00:00:00Z", "end_time", "soon", "time_zone", "+25:00"),
                        problem("start_time", "invalid_datetime"),
                        problem("end_time", "invalid_datetime"),
                        problem("time_zone", "unexpected_value")),
                refused(
                        frames,
                        object("start_time", "2024-01-01T00:00:00Z", "end_time", "2024-01-01T00:00:00Z"),
                        problem("end_time", "invalid")),
                refused("max_discount_rule", object(), problem("max_discount", "required")),
                refused(
                        "max_discount_rule",
                        object("max_discount", -0.01),
                        problem("max_discount", "below_minimum", "0")),
                refused("per_customer_rule", object(), problem("max_redemptions", "required")),
                refused(
                        "per_customer_rule",
                        object("max_redemptions", -1),
                        problem("max_redemptions", "below_minimum", "0")));
    }

    @TestFactory
    @DisplayName("§5.4: what is refused, with attribute, code and boundary, all at once, and changes nothing")
    Stream<DynamicTest> refusesAll() {
        return refusals().stream()
                .map(row -> row(RuleRows.of(row.path) + "what is refused of " + row.body.text(), () -> {
                    String path = in(campaign, row.path);
                    api.post(path, row.body).refuses(row.problems.toArray(Answer.Problem[]::new));
                    if (row.path.endsWith("s")) {
                        assertThat(api.get(path).list()).isEmpty();
                    } else {
                        api.get(path).isUnknown();
                    }
                }));
    }

    @Test
    @DisplayName("§5.4 time_of_order_rules: HH:MM, HH:MM:SS and the clock part of a timestamp; null start, end and day")
    void readsClockTimes() {
        String path = in(campaign, "time_of_order_rules");
        for (String sent : List.of("07:05", "07:05:00", "2019-06-01T07:05:00Z", "2019-06-01T07:05:00.000+02:00")) {
            JsonNode rule = api.post(path, object("start_time", sent)).ok();

            assertThat(rule.get("start_time").asString()).as(sent).isEqualTo("2000-01-01T07:05:00.000Z");
            assertThat(rule.get("end_time").isNull()).isTrue();
            assertThat(rule.get("day_of_week").isNull()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "§5.4 timeframe_rules: an offset is absolute, without one the time zone counts; PATCH judges the whole")
    void readsTimestamps() {
        String path = in(campaign, "timeframe_rules");
        JsonNode rule = api.post(
                        path,
                        object(
                                "start_time", "2024-07-01T00:00:00",
                                "end_time", "2024-07-01T00:00:00-11:00",
                                "time_zone", "Asia/Tokyo"))
                .ok();
        assertThat(rule.get("start_time").asString()).isEqualTo("2024-06-30T15:00:00.000Z");
        assertThat(rule.get("end_time").asString()).isEqualTo("2024-07-01T11:00:00.000Z");
        String item = "/timeframe_rules/" + rule.get("id").asLong();

        api.patch(item, object("start_time", "2024-07-01T20:00:00")).refuses(problem("end_time", "invalid"));
        assertThat(api.get(item).ok()).isEqualTo(rule);

        JsonNode open = api.patch(item, object("start_time", "2024-07-01T20:00:00", "end_time", null))
                .ok();
        assertThat(open.get("start_time").asString()).isEqualTo("2024-07-01T11:00:00.000Z");
        assertThat(open.get("end_time").isNull()).isTrue();
    }

    @Test
    @DisplayName(
            "§5.4 category_rules PATCH: null for a required attribute, or a tag that the category does not have, is refused")
    void patchIsJudgedAsAWhole() {
        long id = api.post(
                        in(campaign, "category_rules"),
                        object("category_id", category, "rule_type", "any_of", "tags", List.of("app")))
                .id();
        long other = api.post("/categories", object("name", "product", "tags", List.of("tea")))
                .id();
        String path = "/category_rules/" + id;

        api.patch(path, object("rule_type", null)).refuses(problem("rule_type", "required"));
        api.patch(path, object("category_id", other)).refuses(problem("tags", "unknown_tags"));
        assertThat(api.patch(path, object("category_id", other, "tags", List.of("tea")))
                        .ok()
                        .get("category_id")
                        .asLong())
                .isEqualTo(other);
        api.delete("/categories/" + category).is(204);
    }
}
