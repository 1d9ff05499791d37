package io.vouchsafe.store.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Events as JSON under their stored names. Only the catalogue's classes can be written or read: there is no default typing, and a Java class
 * name never reaches the table.
 */
public final class EventJson extends Jackson3Serializer {

    private final Map<Class<?>, SerializedType> typeOf = new HashMap<>();
    private final Map<String, Class<?>> classOf = new HashMap<>();

    private EventJson(Builder builder, List<EventType> catalogue) {
        super(builder);
        for (EventType type : catalogue) {
            typeOf.put(type.payload(), new SimpleSerializedType(type.name(), Integer.toString(type.revision())));
            if (classOf.put(type.name(), type.payload()) != null) {
                throw new IllegalStateException("two events are stored as " + type.name());
            }
        }
    }

    /**
     * A serializer for the events of a catalogue and their metadata.
     *
     * @param variants parts of those events that take more than one form
     */
    public static EventJson of(List<EventType> catalogue, List<EventCatalog.Variants> variants) {
        return new EventJson(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(mapper -> {
                    dialect(mapper);
                    variants.forEach(family -> name(family, mapper));
                }),
                catalogue);
    }

    /** Says which form a part of an event has by a name beside its attributes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Named {}

    private static void name(EventCatalog.Variants family, JsonMapper.Builder mapper) {
        mapper.addMixIn(family.family(), Named.class);
        family.names().forEach((name, form) -> mapper.registerSubtypes(new NamedType(form, name)));
    }

    /** A serializer for Axon's own tokens, which name their class. */
    public static Serializer tokenSerializer() {
        return Jackson3Serializer.builder().build();
    }

    private static void dialect(JsonMapper.Builder mapper) {
        mapper.changeDefaultVisibility(visibility -> visibility
                        .withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        SerializedType known = typeOf.get(type);
        return known != null ? known : super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = classOf.get(type.getName());
        if (known != null) {
            return known;
        }
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        // Axon would pass on an unknown type as an event that nobody handles: a silently skipped fact.
        throw new SerializationException("no event is stored as '" + type.getName() + "'");
    }
}
