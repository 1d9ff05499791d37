package io.vouchsafe.contract.json;

import io.vouchsafe.events.type.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON dialect of the API (contract §1): snake case, UTC with milliseconds, amounts with two decimals, hard limits on what is read. */
public final class ApiJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 100_000;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ApiJson() {}

    /** A mapper for requests and answers of the API. Not for events: those are stored in a dialect of their own. */
    public static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule("vouchsafe-api")
                        .addSerializer(Instant.class, new InstantAsMillis())
                        .addSerializer(Money.class, new MoneyAsNumber()))
                .build();
    }

    private static final class InstantAsMillis extends StdSerializer<Instant> {
        InstantAsMillis() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(MILLIS.format(value));
        }
    }

    private static final class MoneyAsNumber extends StdSerializer<Money> {
        MoneyAsNumber() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.toDecimal());
        }
    }
}
