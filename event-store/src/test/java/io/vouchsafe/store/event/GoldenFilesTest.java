package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.EventType;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored is for ever. A change that makes one of these tests fail would lose events; it needs a new revision and an upcaster. */
class GoldenFilesTest {

    private static final EventJson EVENTS = EventJson.of(EventCatalog.types(), EventCatalog.variants());
    private static final Instant AT = Instant.parse("2024-03-09T10:15:30.123Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Arguments> events() {
        List<DomainEvent> events = GoldenEvents.all();
        List<EventType> types = EventCatalog.types();
        assertThat(events).hasSameSizeAs(types);
        return IntStream.range(0, types.size()).mapToObj(i -> Arguments.of(types.get(i), events.get(i)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsWhatWasStored(EventType type, DomainEvent event) throws IOException {
        assertThat(event).isInstanceOf(type.payload());
        assertThat(read(type.name(), Integer.toString(type.revision()), golden(type)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void storesWhatWasAlwaysStored(EventType type, DomainEvent event) throws IOException {
        SerializedObject<String> stored = EVENTS.serialize(event, String.class);

        assertThat(stored.getType().getName()).isEqualTo(type.name());
        assertThat(stored.getType().getRevision()).isEqualTo(Integer.toString(type.revision()));
        assertThat(JSON.readTree(stored.getData())).isEqualTo(JSON.readTree(golden(type)));
    }

    static Stream<DomainEvent> bareEvents() {
        return GoldenEvents.bare().stream();
    }

    @ParameterizedTest
    @MethodSource("bareEvents")
    void leavesOutWhatIsNotThere(DomainEvent event) {
        SerializedObject<String> stored = EVENTS.serialize(event, String.class);

        assertThat(stored.getData()).doesNotContain("null");
        assertThat(EVENTS.<String, Object>deserialize(stored)).isEqualTo(event);
    }

    @Test
    void ignoresAttributesThatALaterVersionAdded() {
        assertThat(read(
                        "customer-returned",
                        "1",
                        "{\"customerNo\":5,\"projectId\":3,\"at\":\"2024-03-09T10:15:30.123Z\",\"later\":{\"x\":1}}"))
                .isEqualTo(new CustomerReturned(5, 3, null, AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "campaign-renamed",
                "",
                "java.lang.String",
                "io.vouchsafe.events.customer.CustomerReturned",
                "Campaign-Created"
            })
    void refusesNamesThatNothingIsStoredUnder(String name) {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read(name, "1", "{}"))
                .withMessage("no event is stored as '" + name + "'");
    }

    @Test
    void refusesACatalogueWithOneNameForTwoEvents() {
        EventType type = EventCatalog.types().getFirst();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> EventJson.of(List.of(type, type), List.of()))
                .withMessage("two events are stored as campaign-created");
    }

    /** Every form of a rule, by the name it is stored under. */
    @ParameterizedTest
    @MethodSource("rules")
    void storesEveryFormOfARule(CampaignRule rule, String stored) {
        SerializedObject<String> written = EVENTS.serialize(new CampaignRuleSet(9, 3, rule, 1, AT), String.class);

        assertThat(JSON.readTree(written.getData()).get("rule")).isEqualTo(JSON.readTree(stored.replace('\'', '"')));
        assertThat(EVENTS.<String, Object>deserialize(written)).isEqualTo(new CampaignRuleSet(9, 3, rule, 1, AT));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(new CampaignRule.Area(7, 4), "{'kind':'area','id':7,'areaId':4}"),
                Arguments.of(
                        new CampaignRule.Budget(7, BudgetWindow.SUNDAY_WEEK, 50_000),
                        "{'kind':'budget','id':7,'window':'SUNDAY_WEEK','budgetMinor':50000}"),
                Arguments.of(
                        new CampaignRule.Category(7, 2, CategoryMatch.NONE_OF, List.of("app")),
                        "{'kind':'category','id':7,'categoryId':2,'match':'NONE_OF','tags':['app']}"),
                Arguments.of(
                        new CampaignRule.TimeOfOrder(
                                7, LocalTime.of(17, 0), LocalTime.of(2, 30, 15), 5, "Europe/London"),
                        "{'kind':'time-of-order','id':7,'startTime':'17:00:00','endTime':'02:30:15','dayOfWeek':5,'timeZone':'Europe/London'}"),
                Arguments.of(
                        new CampaignRule.TimeOfOrder(7, null, null, null, null), "{'kind':'time-of-order','id':7}"),
                Arguments.of(
                        new CampaignRule.Timeframe(7, AT, null, "Europe/London"),
                        "{'kind':'timeframe','id':7,'startTime':'2024-03-09T10:15:30.123Z','timeZone':'Europe/London'}"),
                Arguments.of(
                        new CampaignRule.MaxDiscount(7, 500), "{'kind':'max-discount','id':7,'maxDiscountMinor':500}"),
                Arguments.of(new CampaignRule.NewCustomer(7), "{'kind':'new-customer','id':7}"),
                Arguments.of(new CampaignRule.PerCustomer(7, 3), "{'kind':'per-customer','id':7,'maxRedemptions':3}"));
    }

    /** Every form of what a decision saw of a rule. Decisions of the first release were stored without any. */
    @ParameterizedTest
    @MethodSource("ruleFacts")
    void storesEveryFormOfWhatADecisionSawOfARule(RuleFacts seen, String stored) {
        RedemptionValidated event = GoldenEvents.validated(seen);
        SerializedObject<String> written = EVENTS.serialize(event, String.class);

        JsonNode facts = JSON.readTree(written.getData()).get("facts");
        assertThat(facts.get("timeZone").asString()).isEqualTo("Europe/London");
        assertThat(facts.get("campaign").get("rules")).isEqualTo(JSON.readTree("[" + stored.replace('\'', '"') + "]"));
        assertThat(EVENTS.<String, Object>deserialize(written)).isEqualTo(event);
    }

    static Stream<Arguments> ruleFacts() {
        return Stream.of(
                Arguments.of(
                        new RuleFacts.Area(7, 2, 4, 3, true),
                        "{'kind':'area','id':7,'revision':2,'areaId':4,'areaRevision':3,'inside':true}"),
                Arguments.of(
                        new RuleFacts.Budget(7, 2, BudgetWindow.SUNDAY_WEEK, 50_000, 49_999),
                        "{'kind':'budget','id':7,'revision':2,'window':'SUNDAY_WEEK','budgetMinor':50000,'spentMinor':49999}"),
                Arguments.of(
                        new RuleFacts.Category(7, 2, 4, 3, "channel", CategoryMatch.NONE_OF, false, List.of("fax")),
                        "{'kind':'category','id':7,'revision':2,'categoryId':4,'categoryRevision':3,'name':'channel',"
                                + "'match':'NONE_OF','matched':false,'unknownTags':['fax']}"),
                Arguments.of(
                        new RuleFacts.TimeOfOrder(7, 2, LocalTime.of(17, 0), LocalTime.of(2, 30, 15), 5, "UTC"),
                        "{'kind':'time-of-order','id':7,'revision':2,'startTime':'17:00:00','endTime':'02:30:15',"
                                + "'dayOfWeek':5,'timeZone':'UTC'}"),
                Arguments.of(
                        new RuleFacts.Timeframe(7, 2, AT, null),
                        "{'kind':'timeframe','id':7,'revision':2,'startTime':'2024-03-09T10:15:30.123Z'}"),
                Arguments.of(
                        new RuleFacts.MaxDiscount(7, 2, 500),
                        "{'kind':'max-discount','id':7,'revision':2,'maxDiscountMinor':500}"),
                Arguments.of(
                        new RuleFacts.NewCustomer(7, 2, true),
                        "{'kind':'new-customer','id':7,'revision':2,'isNew':true}"),
                Arguments.of(new RuleFacts.NewCustomer(7, 2, null), "{'kind':'new-customer','id':7,'revision':2}"),
                Arguments.of(
                        new RuleFacts.PerCustomer(7, 2, 3, 2L),
                        "{'kind':'per-customer','id':7,'revision':2,'maxRedemptions':3,'redemptions':2}"));
    }

    /** Of a named customer user agent and location are sealed. What was stored before that holds them in clear and is read as ever. */
    @Test
    void storesWhatARequestTellsAboutItsCustomerSealed() {
        RedemptionValidated event = GoldenEvents.sealed(new Sealed(true, "AAECAwQFBgcICQoLDA=="));
        SerializedObject<String> written = EVENTS.serialize(event, String.class);

        assertThat(JSON.readTree(written.getData()).get("request")).isEqualTo(JSON.readTree("""
                        {"transactionId":"ORDER-5512","customerNo":5,"costMinor":8000,
                         "categories":[{"name":"channel","tag":"app"}],"expiresAt":"2024-03-09T10:30:30.123Z",
                         "sealed":{"located":true,"text":"AAECAwQFBgcICQoLDA=="}}"""));
        assertThat(EVENTS.<String, Object>deserialize(written)).isEqualTo(event);
        assertThat(EVENTS.serialize(GoldenEvents.sealed(new Sealed(false, null)), String.class)
                        .getData())
                .contains("\"sealed\":{\"located\":false}");
    }

    @Test
    void keepsMetaData() {
        MetaData by = MetaData.with("credential", "key:7").and("request", "r-1");
        SerializedObject<String> stored = EVENTS.serialize(by, String.class);

        assertThat(JSON.readTree(stored.getData()))
                .isEqualTo(JSON.readTree("{\"credential\":\"key:7\",\"request\":\"r-1\"}"));
        assertThat(EVENTS.<String, Object>deserialize(stored)).isEqualTo(by);
    }

    private static Object read(String name, String revision, String json) {
        return EVENTS.deserialize(new SimpleSerializedObject<>(json, String.class, name, revision));
    }

    private static String golden(EventType type) throws IOException {
        String file = "/golden/" + type.name() + "." + type.revision() + ".json";
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
