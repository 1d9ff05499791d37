package io.vouchsafe.command.redemption;

import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A redemption as a client asks for it (contract §3.6). Its shape is judged here, everything else by the rules. */
record RedemptionInput(
        String transactionId,
        @Nullable String customerIdentifier,
        long costMinor,
        boolean confirm,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        @Nullable Duration ttl) {

    static final int MAX_TRANSACTION_ID = 255;
    static final String INVALID = "Redemption is invalid";

    private static final int MAX_LABEL = 255;
    private static final int MAX_USER_AGENT = 1000;
    private static final int MAX_CATEGORIES = 100;
    private static final long MAX_TTL_MINUTES = 525_600;

    /** Reads a request; throws all problems at once. */
    static RedemptionInput of(JsonBody body) {
        String transactionId = body.requiredText("transaction_id", MAX_TRANSACTION_ID);
        Long cost = body.amount("total_transaction_cost", 0);
        if (body.sent("total_transaction_cost") == null) {
            body.refuseMissing("total_transaction_cost");
        }
        String customer = CustomerIdentifier.optional(body, "customer_identifier");
        Boolean confirm = body.bool("confirmed");
        String userAgent = body.text("user_agent", MAX_USER_AGENT);
        Location location = location(body);
        List<CategoryTag> categories = categories(body);
        Long ttlMinutes = body.whole("ttl", 1, MAX_TTL_MINUTES);
        body.done(INVALID);
        if (transactionId == null || cost == null) {
            throw new IllegalStateException("a missing attribute was not refused");
        }
        return new RedemptionInput(
                transactionId,
                customer,
                cost,
                Boolean.TRUE.equals(confirm),
                userAgent,
                location,
                categories,
                ttlMinutes == null ? null : Duration.ofMinutes(ttlMinutes));
    }

    private static @Nullable Location location(JsonBody body) {
        JsonNode sent = body.sent("location");
        if (sent == null) {
            return null;
        }
        JsonNode latitude = sent.get("latitude");
        JsonNode longitude = sent.get("longitude");
        if (!sent.isObject() || !within(latitude, 90) || !within(longitude, 180)) {
            body.refuse(Refusal.of(
                    "location",
                    RefusalCode.INVALID,
                    "must be an object with latitude (-90 to 90) and longitude (-180 to 180)"));
            return null;
        }
        return new Location(latitude.doubleValue(), longitude.doubleValue());
    }

    /** Judged as the exact number that was sent: one beyond all doubles is no double to compare. */
    private static boolean within(@Nullable JsonNode degrees, int bound) {
        return degrees != null
                && degrees.isNumber()
                && degrees.decimalValue().abs().compareTo(BigDecimal.valueOf(bound)) <= 0;
    }

    private static List<CategoryTag> categories(JsonBody body) {
        JsonNode sent = body.sent("categories");
        if (sent == null) {
            return List.of();
        }
        List<CategoryTag> categories = new ArrayList<>();
        boolean wellFormed = sent.isArray() && sent.size() <= MAX_CATEGORIES;
        for (JsonNode entry : wellFormed ? sent : List.<JsonNode>of()) {
            JsonNode name = entry.get("name");
            JsonNode tag = entry.get("tag");
            wellFormed &= label(name) && label(tag);
            if (wellFormed) {
                categories.add(new CategoryTag(name.asString(), tag.asString()));
            }
        }
        if (!wellFormed) {
            body.refuse(Refusal.of(
                    "categories",
                    RefusalCode.INVALID,
                    "must be a list of at most " + MAX_CATEGORIES + " objects with name and tag"));
        }
        return List.copyOf(categories);
    }

    private static boolean label(@Nullable JsonNode text) {
        return text != null
                && text.isString()
                && !text.asString().isEmpty()
                && text.asString().length() <= MAX_LABEL
                && Texts.storable(text.asString());
    }
}
