package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract §5.6 and §5.7: areas and categories, and what keeps them from being deleted. */
@ExtendWith(OneApplication.class)
class DefinitionsTest {

    private static final String TRIANGLE = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";

    private final Api api;
    private final long campaign;

    DefinitionsTest(Api api) {
        this.api = api;
        this.campaign = new Shop(api).campaign();
    }

    private long area(String name) {
        return api.post("/areas", object("name", name, "area", TRIANGLE)).id();
    }

    private long category(String name, String... tags) {
        return api.post("/categories", object("name", name, "tags", List.of(tags)))
                .id();
    }

    private static List<Long> ids(Answer answer) {
        return answer.list().stream().map(entry -> entry.get("id").asLong()).toList();
    }

    @Test
    @DisplayName("§5.6 POST /areas: type, id, name, area, created_at, updated_at")
    void createsAnArea() {
        JsonNode area =
                api.post("/areas", object("name", " north ", "area", TRIANGLE)).ok();

        assertThat(area.propertyNames())
                .containsExactlyInAnyOrder("type", "id", "name", "area", "created_at", "updated_at");
        assertThat(area.get("type").asString()).isEqualTo("Area");
        assertThat(area.get("name").asString()).isEqualTo("north");
        assertThat(area.get("area").asString()).isEqualTo(TRIANGLE);
    }

    @Test
    @DisplayName("§5.6 GET /areas/{id}: what POST answered, or 404")
    void showsAnArea() {
        JsonNode area =
                api.post("/areas", object("name", "north", "area", TRIANGLE)).ok();

        assertThat(api.get("/areas/" + area.get("id").asLong()).ok()).isEqualTo(area);
        api.get("/areas/999999999").isUnknown();
        api.get("/areas/north").isUnknown();
    }

    @Test
    @DisplayName("§5.6 GET /areas: all of the project, by id")
    void listsAreas() {
        assertThat(api.get("/areas").list()).isEmpty();
        List<Long> made = List.of(area("b"), area("a"), area("c"));

        assertThat(ids(api.get("/areas"))).isEqualTo(made).isSorted();
    }

    @Test
    @DisplayName("§5.6 PATCH /areas/{id}: what was not sent stays")
    void revisesAnArea() {
        String path = "/areas/" + area("north");

        JsonNode renamed = api.patch(path, object("name", "south")).ok();

        assertThat(renamed.get("name").asString()).isEqualTo("south");
        assertThat(renamed.get("area").asString()).isEqualTo(TRIANGLE);
        assertThat(api.get(path).ok()).isEqualTo(renamed);
        api.patch(path, object("name", null, "area", "??"))
                .refuses(problem("area", "invalid"), problem("name", "required"));
        assertThat(api.get(path).ok()).isEqualTo(renamed);
        api.patch("/areas/999999999", object("name", "south")).isUnknown();
    }

    @Test
    @DisplayName("§5.6 DELETE /areas/{id}: 204; can_not_be_deleted while an area rule uses it")
    void deletesAnArea() {
        long id = area("north");
        String path = "/areas/" + id;
        long rule = api.post("/campaigns/" + campaign + "/area_rules", object("area_id", id))
                .id();

        api.delete(path).refusesDeletion(problem("base", "invalid"));
        api.get(path).ok();

        api.delete("/area_rules/" + rule).is(204);
        assertThat(api.delete(path).is(204).body()).isEmpty();
        api.get(path).isUnknown();
        api.delete(path).isUnknown();
        assertThat(api.get("/areas").list()).isEmpty();
    }

    @Test
    @DisplayName("§5.6 POST /areas: name and area are required")
    void wantsNameAndOutline() {
        api.post("/areas", object()).refuses(problem("name", "required"), problem("area", "required"));
        api.post("/areas", object("name", " ", "area", ""))
                .refuses(problem("name", "required"), problem("area", "required"));
        assertThat(api.get("/areas").list()).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "_p~iF~ps|U",
                "_p~iF~ps|U_ulLnnqC",
                "_p~iF~ps|U_ulLnnqC??",
                "_p~iF~ps|U_ulLnnqC_mqNvxq",
                "no polyline",
                "ä"
            })
    @DisplayName("§5.6 POST /areas: what does not decode to three distinct points is area/invalid")
    void refusesOutlines(String outline) {
        api.post("/areas", object("name", "north", "area", outline)).refuses(problem("area", "invalid"));
        assertThat(api.get("/areas").list()).isEmpty();
    }

    @Test
    @DisplayName("§5.7 POST /categories: type, id, name, tags, created_at, updated_at")
    void createsACategory() {
        JsonNode category = api.post("/categories", object("name", "channel", "tags", List.of("web", "app")))
                .ok();

        assertThat(category.propertyNames())
                .containsExactlyInAnyOrder("type", "id", "name", "tags", "created_at", "updated_at");
        assertThat(category.get("type").asString()).isEqualTo("Category");
        assertThat(category.get("tags").values().stream().map(JsonNode::asString))
                .containsExactly("web", "app");
    }

    @Test
    @DisplayName("§5.7 GET /categories/{id}: what POST answered, or 404")
    void showsACategory() {
        JsonNode category = api.post("/categories", object("name", "channel", "tags", List.of("web", "app")))
                .ok();

        assertThat(api.get("/categories/" + category.get("id").asLong()).ok()).isEqualTo(category);
        api.get("/categories/999999999").isUnknown();
        api.get("/categories/channel").isUnknown();
    }

    @Test
    @DisplayName("§5.7 GET /categories: all of the project, by id")
    void listsCategories() {
        assertThat(api.get("/categories").list()).isEmpty();
        List<Long> made = List.of(category("b", "x"), category("a", "x"));

        assertThat(ids(api.get("/categories"))).isEqualTo(made).isSorted();
    }

    @Test
    @DisplayName(
            "§5.7 POST /categories: name and tags are required, the name once in the project, each tag once and not empty")
    void refusesCategories() {
        category("channel", "app");

        api.post("/categories", object()).refuses(problem("name", "required"), problem("tags", "required"));
        api.post("/categories", object("name", "channel", "tags", List.of()))
                .refuses(problem("tags", "required"), problem("name", "must_be_unique"));
        api.post("/categories", object("name", "other", "tags", List.of("a", " a ")))
                .refuses(problem("tags", "must_be_unique"));
        api.post("/categories", object("name", "other", "tags", List.of("a", "")))
                .refuses(problem("tags", "invalid"));
        api.post("/categories", object("name", "other", "tags", List.of(1))).refuses(problem("tags", "invalid"));
        api.post("/categories", object("name", "x".repeat(256), "tags", List.of("a")))
                .refuses(problem("name", "too_long", "255"));
        assertThat(api.get("/categories").list()).hasSize(1);
    }

    @Test
    @DisplayName("§5.7 PATCH /categories/{id}: what was not sent stays; can_not_be_deleted for a tag in use by a rule")
    void revisesACategory() {
        long id = category("channel", "app", "web");
        long other = category("product", "tea");
        String path = "/categories/" + id;
        long rule = api.post(
                        "/campaigns/" + campaign + "/category_rules",
                        object("category_id", id, "rule_type", "any_of", "tags", List.of("app")))
                .id();

        JsonNode renamed = api.patch(path, object("name", "way")).ok();
        assertThat(renamed.get("tags").size()).isEqualTo(2);
        api.patch(path, object("tags", List.of("web"))).refusesDeletion(problem("tags", "invalid", "app"));
        assertThat(api.get(path).ok()).isEqualTo(renamed);
        JsonNode narrowed =
                api.patch(path, object("tags", List.of("app", "fax"))).ok();
        assertThat(api.get(path).ok()).isEqualTo(narrowed);
        api.patch("/categories/" + other, object("name", "way")).refuses(problem("name", "must_be_unique"));
        api.patch("/categories/" + other, object("name", "channel")).ok();

        api.delete("/category_rules/" + rule).is(204);
        api.patch(path, object("tags", List.of("web"))).ok();
        api.patch("/categories/999999999", object("name", "x")).isUnknown();
    }

    @Test
    @DisplayName(
            "§5.7 DELETE /categories/{id}: 204; can_not_be_deleted while a category rule uses it; its name is free again")
    void deletesACategory() {
        long id = category("channel", "app");
        String path = "/categories/" + id;
        api.post(
                        "/campaigns/" + campaign + "/category_rules",
                        object("category_id", id, "rule_type", "none_of", "tags", List.of("app")))
                .ok();

        api.delete(path).refusesDeletion(problem("base", "invalid"));

        api.delete("/campaigns/" + campaign).is(204);
        api.delete(path).is(204);
        api.get(path).isUnknown();
        api.delete(path).isUnknown();
        category("channel", "app");
    }
}
