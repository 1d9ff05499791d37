package io.vouchsafe.contract.input;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object that a client sent, read attribute by attribute. Every problem is noted under its attribute and reading goes on with
 * {@code null}, so that one answer names them all; {@link #done} throws them. Unknown attributes are ignored (contract §1).
 */
public final class JsonBody {

    private final ObjectNode fields;
    private final List<Refusal> problems = new ArrayList<>();

    public JsonBody(ObjectNode fields) {
        this.fields = fields;
    }

    /** Whether the attribute was sent, be it as {@code null}. */
    public boolean has(String attribute) {
        return fields.has(attribute);
    }

    /** Notes a problem that the caller found. */
    public void refuse(Refusal problem) {
        problems.add(problem);
    }

    /** Notes that a required attribute is missing. */
    public void refuseMissing(String attribute) {
        refuse(Refusal.of(attribute, RefusalCode.REQUIRED, "is required"));
    }

    /** All problems noted so far. */
    public List<Refusal> problems() {
        return List.copyOf(problems);
    }

    /** Throws all problems noted so far, as 422 under one message. */
    public void done(String message) {
        if (!problems.isEmpty()) {
            throw new ApiFailure.Invalid(message, problems);
        }
    }

    /** Text of at most so many characters, without control characters; {@code null} if absent, null or refused. */
    public @Nullable String text(String attribute, int maxLength) {
        JsonNode node = sent(attribute);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            refuse(Refusal.of(attribute, RefusalCode.INVALID, "must be a string"));
            return null;
        }
        return text(attribute, node.asString(), maxLength);
    }

    private @Nullable String text(String attribute, String value, int maxLength) {
        if (value.codePointCount(0, value.length()) > maxLength) {
            refuse(Refusal.of(
                    attribute, RefusalCode.TOO_LONG, "is too long (maximum is " + maxLength + ")", maxLength));
            return null;
        }
        if (!Texts.storable(value)) {
            refuse(Refusal.of(attribute, RefusalCode.INVALID, "contains characters that cannot be stored"));
            return null;
        }
        return value;
    }

    /** As {@link #text}, and neither absent, null nor blank. */
    public @Nullable String requiredText(String attribute, int maxLength) {
        JsonNode node = sent(attribute);
        if (node == null || (node.isString() && node.asString().isBlank())) {
            refuseMissing(attribute);
            return null;
        }
        return text(attribute, maxLength);
    }

    /**
     * A list of texts, each as {@link #text} reads it; {@code null} if absent, null or refused, which it is as a whole.
     *
     * @param maxCount how many there may be at most
     * @param maxLength characters of each
     */
    public @Nullable List<String> texts(String attribute, int maxCount, int maxLength) {
        JsonNode node = sent(attribute);
        if (node == null) {
            return null;
        }
        if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isString)) {
            refuse(Refusal.of(attribute, RefusalCode.INVALID, "must be a list of strings"));
            return null;
        }
        if (node.size() > maxCount) {
            refuse(Refusal.of(
                    attribute, RefusalCode.TOO_LONG, "has too many entries (maximum is " + maxCount + ")", maxCount));
            return null;
        }
        List<String> texts = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            String text = text(attribute, entry.asString(), maxLength);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }

    /** {@code true} or {@code false}; {@code null} if absent, null or refused. */
    public @Nullable Boolean bool(String attribute) {
        JsonNode node = sent(attribute);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            refuse(Refusal.of(attribute, RefusalCode.INVALID, "must be true or false"));
            return null;
        }
        return node.asBoolean();
    }

    /** A whole number in a range; {@code null} if absent, null or refused. {@code 5.0} is a whole number. */
    public @Nullable Long whole(String attribute, long min, long max) {
        JsonNode node = sent(attribute);
        return node == null ? null : Numbers.whole(node, attribute, min, max, problems);
    }

    /**
     * An amount of money in minor units, rounded half up to two decimals, because clients compute in binary floating point;
     * {@code null} if absent, null or refused.
     *
     * @param minMinor least amount, in minor units
     */
    public @Nullable Long amount(String attribute, long minMinor) {
        JsonNode node = sent(attribute);
        return node == null ? null : Numbers.amount(node, attribute, minMinor, problems);
    }

    /** A number of reasonable magnitude, exact; {@code null} if absent, null or refused. */
    public @Nullable BigDecimal decimal(String attribute) {
        JsonNode node = sent(attribute);
        return node == null ? null : Numbers.decimal(node, attribute, "must be a number", problems);
    }

    /** A constant of an enumeration, sent in lower case; {@code null} if absent, null or refused. */
    public <E extends Enum<E>> @Nullable E oneOf(String attribute, Class<E> type) {
        JsonNode node = sent(attribute);
        if (node == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        if (node.isString()) {
            for (E constant : constants) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(node.asString())) {
                    return constant;
                }
            }
        }
        String allowed = String.join(
                ", ",
                Arrays.stream(constants)
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
        refuse(Refusal.of(attribute, RefusalCode.UNEXPECTED_VALUE, "must be one of " + allowed, allowed));
        return null;
    }

    /** The raw value; {@code null} if absent or null. */
    public @Nullable JsonNode sent(String attribute) {
        JsonNode node = fields.get(attribute);
        return node == null || node.isNull() ? null : node;
    }
}
