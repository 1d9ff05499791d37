package io.vouchsafe.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SHA-256 of what a request says. Of JSON it is taken in a canonical form, in which neither blanks nor the order of names nor the spelling of a
 * number count, so that a client that writes the same object anew repeats the same request.
 */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of a request with a whole body. What is no JSON counts byte by byte. */
    static String of(@Nullable String query, byte[] body, JsonMapper json) {
        Fingerprint fingerprint = new Fingerprint().add(query == null ? "" : query);
        JsonNode tree = body.length == 0 ? null : tree(body, json);
        if (tree == null) {
            fingerprint.add('b', body);
        } else {
            fingerprint.add(tree);
        }
        return fingerprint.hex();
    }

    private static @Nullable JsonNode tree(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            return null;
        }
    }

    /** Adds a text. */
    Fingerprint add(String text) {
        return add('s', text.getBytes(UTF_8));
    }

    /** Adds some of many bytes; the same bytes count the same in whatever portions they come. */
    void portion(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    private Fingerprint add(char kind, byte[] bytes) {
        mark(kind, bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Each part says what it is and how long, so that no two different wholes are the same bytes. */
    private void mark(char kind, int length) {
        digest.update(ByteBuffer.allocate(Character.BYTES + Integer.BYTES)
                .putChar(kind)
                .putInt(length)
                .flip());
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
            mark('{', sorted.size());
            sorted.forEach((name, value) -> {
                add(name);
                add(value);
            });
        } else if (node.isArray()) {
            mark('[', node.size());
            node.values().forEach(this::add);
        } else if (node.isNumber()) {
            add('n', node.decimalValue().stripTrailingZeros().toString().getBytes(UTF_8));
        } else if (node.isString()) {
            add(node.asString());
        } else {
            add('l', node.toString().getBytes(UTF_8));
        }
    }

    /** Ends it: 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
