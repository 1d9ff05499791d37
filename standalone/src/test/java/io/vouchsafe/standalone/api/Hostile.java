package io.vouchsafe.standalone.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What nobody should send, and somebody will. */
final class Hostile {

    /** JSON of every type, at and beyond the edges. */
    static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1",
            "1.005",
            "1e2",
            "1e400",
            "-1e400",
            "1e-400",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(90),
            "9".repeat(5000),
            "\"\"",
            "\" \"",
            "\"5\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud83c\"",
            "\"\\u202e\\ufeff\\u0085\"",
            "\"a\\u0007\\u001b[31m\"",
            "\"🎁\"",
            "\"'; drop table events.event; --\"",
            "\"%s%n{}${x}\"",
            "\"../../etc/passwd\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "ä".repeat(20_000) + "\"",
            "\"" + "y".repeat(150_000) + "\"",
            "\"2024-03-09T10:15:30.123Z\"",
            "\"2024-02-30T25:61:00\"",
            "\"Europe/Nowhere\"",
            "[]",
            "[null]",
            "[\"\\u0000\"]",
            "[[[[[[1]]]]]]",
            "[".repeat(200) + "]".repeat(200),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "{}",
            "{\"a\":{\"b\":[]}}",
            "{\"latitude\":1e309,\"longitude\":\"x\"}",
            "[{\"name\":1,\"tag\":null}]",
            "01",
            "NaN",
            "'x'");

    /** Whole bodies that are no JSON object, or none in UTF-8. */
    static final List<byte[]> BODIES = List.of(
            new byte[0],
            new byte[] {0},
            new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'},
            new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'},
            new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'},
            utf8("{"),
            utf8("null"),
            utf8("[]"),
            utf8("\"text\""),
            utf8("{\"name\":\"a\",\"name\":\"b\"}"),
            utf8("{\"name\":\"a\"} {\"name\":\"b\"}"),
            utf8("{\"name\":\"a\u0001b\"}"),
            utf8("code\n"),
            utf8("code,customer_identifier\n\"unended,x\n"),
            utf8("name=a&code=b"));

    /** Segments of paths, encoded as far as they can be sent at all. */
    static final List<String> SEGMENTS = List.of(
            "0",
            "-1",
            "1.5",
            "x",
            "find",
            "9223372036854775807",
            "99999999999999999999",
            "%00",
            "%F0%9F%8E%81",
            "%C3%A4",
            "%ED%A0%80",
            "%FF",
            "%25",
            "%2F",
            "%5C",
            "%3B",
            "%20",
            ".",
            "..",
            "%2e%2e",
            "'",
            "a".repeat(2000),
            "*",
            "%0d%0a",
            "null");

    /** Values of query parameters, encoded. */
    static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "99999999999",
            "2147483648",
            "x",
            "true",
            "%00",
            "%ED%A0%80",
            "%FF",
            "%25_%5C",
            "%F0%9F%8E%81",
            "%0d%0aX-Evil:1",
            "t".repeat(3000));

    /** Parameters that no operation has. */
    static final List<String> QUERIES =
            List.of("", "=", "&&&", "%00=%00", "a[]=1&a[]=2", "page", "per_page=1&per_page=x");

    static final List<String> TYPES = List.of(
            "text/plain",
            "text/csv",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "nonsense",
            "*/*");

    private Hostile() {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
