package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.json.JsonMapper;

/** What is stored is for ever. A change that makes one of these tests fail would lose events; it needs a new revision and an upcaster. */
class GoldenFilesTest {

    private static final EventJson EVENTS = EventJson.of(EventCatalog.types());
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
                .isEqualTo(GoldenEvents.all().getLast());
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
                .isThrownBy(() -> EventJson.of(List.of(type, type)))
                .withMessage("two events are stored as campaign-created");
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
