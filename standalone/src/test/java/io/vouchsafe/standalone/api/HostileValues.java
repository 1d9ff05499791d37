package io.vouchsafe.standalone.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up requests to the routes of the API out of what is valid, what is nearly so and what never is. The same seed, the same requests. */
final class HostileValues {

    /** A request as it is sent. */
    record Request(String method, String path, @Nullable String body) {}

    private static final List<String> JSON = List.of(
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
            "\"\"",
            "\" \"",
            "\"5\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud83c\"",
            "\"\\u202e\\ufeff\\u0085\"",
            "\"🎁\"",
            "\"'; drop table events.event; --\"",
            "\"%s%n{}${x}\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "ä".repeat(20_000) + "\"",
            "\"2024-03-09T10:15:30.123Z\"",
            "[]",
            "[null]",
            "[[[[[[1]]]]]]",
            "{}",
            "{\"a\":{\"b\":[]}}",
            "{\"latitude\":1e309,\"longitude\":\"x\"}",
            "[{\"name\":1,\"tag\":null}]");

    private static final List<String> SEGMENTS = List.of(
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

    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?page=0",
            "?page=99999999999",
            "?per_page=2147483648&page=2147483647",
            "?page=%00",
            "?status=x&active=y",
            "?active=%00",
            "?status_eq=draft",
            "?name_cont=%25_%5C",
            "?team_eq=%00",
            "?name_cont=" + "y".repeat(3000),
            "?transaction_id=",
            "?transaction_id=%00",
            "?transaction_id=%ED%A0%80",
            "?transaction_id=" + "t".repeat(3000),
            "?transaction_id=T-1",
            "?transaction_id=T-2&transaction_id=T-3",
            "?%00=%00",
            "?a[]=1&a[]=2",
            "?=",
            "?&&&");

    /** What is done often stands here more than once. */
    private static final List<String> ROUTES = List.of(
            "GET /campaigns",
            "POST /campaigns",
            "GET /campaigns/{id}",
            "PATCH /campaigns/{id}",
            "DELETE /campaigns/{id}",
            "GET /campaigns/{id}/vouchers",
            "POST /campaigns/{id}/vouchers",
            "POST /campaigns/{id}/vouchers/batch",
            "GET /campaigns/{id}/redemptions",
            "GET /vouchers/{key}",
            "PATCH /vouchers/{key}",
            "DELETE /vouchers/{key}",
            "GET /vouchers/{key}/redemptions",
            "POST /vouchers/{key}/redemptions",
            "POST /vouchers/{key}/redemptions",
            "POST /vouchers/{key}/redemptions",
            "PATCH /vouchers/{key}/redemptions",
            "DELETE /vouchers/{key}/redemptions");

    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "DELETE", "PUT");

    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("parent_id", List.of("null", "{main}")),
            Map.entry("campaign_type", List.of("\"discount\"", "\"main\"", "null")),
            Map.entry("status", List.of("\"draft\"", "\"active\"", "\"inactive\"")),
            Map.entry("name", List.of("\"N-{n}\"")),
            Map.entry("description", List.of("\"text\"")),
            Map.entry("voucher_type", List.of("\"unique\"", "\"generic\"")),
            Map.entry("max_total_budget", List.of("100", "5.05")),
            Map.entry("max_redemptions", List.of("10")),
            Map.entry("minimum_value", List.of("1")),
            Map.entry("maximum_value", List.of("1000")),
            Map.entry("discount_type", List.of("\"percentage\"", "\"numeric\"")),
            Map.entry("discount_value", List.of("5", "0.01")),
            Map.entry("reward_title", List.of("\"title\"")),
            Map.entry("active", List.of("true", "false")),
            Map.entry("code", List.of("\"C-{n}\"")),
            Map.entry("customer_identifier", List.of("\"cust-1\"")),
            Map.entry("size", List.of("3")),
            Map.entry("code_type", List.of("\"mixed\"")),
            Map.entry("random_part_length", List.of("6")),
            Map.entry("prefix", List.of("\"P-{n}\"")),
            Map.entry("transaction_id", List.of("\"T-1\"", "\"T-2\"", "\"T-{n}\"")),
            Map.entry("total_transaction_cost", List.of("100", "19.99")),
            Map.entry("confirmed", List.of("true", "false")),
            Map.entry("location", List.of("{\"latitude\":1,\"longitude\":2}")),
            Map.entry("categories", List.of("[{\"name\":\"a\",\"tag\":\"b\"}]")),
            Map.entry("ttl", List.of("5")),
            Map.entry("unheard_of", List.of("1")));

    private static final Map<String, List<String>> BODIES = Map.of(
            "/campaigns", List.of("name", "parent_id", "campaign_type", "discount_type", "discount_value"),
            "/campaigns/{id}", List.of("description"),
            "/campaigns/{id}/vouchers", List.of("active", "code"),
            "/campaigns/{id}/vouchers/batch", List.of("active", "size", "code_type", "random_part_length", "prefix"),
            "/vouchers/{key}", List.of("active"),
            "/vouchers/{key}/redemptions", List.of("transaction_id", "total_transaction_cost"));

    private final RandomGenerator random;
    private final List<String> names = ATTRIBUTES.keySet().stream().sorted().toList();
    private final String mainId;
    private final List<String> campaignIds;
    private final List<String> voucherKeys;
    private int made;

    HostileValues(RandomGenerator random, String mainId, List<String> campaignIds, List<String> voucherKeys) {
        this.random = random;
        this.mainId = mainId;
        this.campaignIds = campaignIds;
        this.voucherKeys = voucherKeys;
    }

    Request next() {
        made++;
        String[] chosen = any(ROUTES).split(" ", 2);
        String route = chosen[1];
        String method = random.nextInt(15) == 0 ? any(METHODS) : chosen[0];
        String path = route.replace("{id}", key(campaignIds)).replace("{key}", key(voucherKeys));
        String query = random.nextInt(4) == 0 ? any(QUERIES) : random.nextInt(3) == 0 ? "?transaction_id=T-1" : "";
        String body = method.equals("GET") && random.nextInt(10) > 0 ? null : body(route);
        return new Request(method, path + query, body);
    }

    private String key(List<String> valid) {
        return random.nextInt(8) == 0 ? any(SEGMENTS) : any(valid);
    }

    private @Nullable String body(String route) {
        if (random.nextInt(20) == 0) {
            return random.nextBoolean() ? null : any(JSON);
        }
        List<String> wanted = new ArrayList<>(BODIES.getOrDefault(route, List.of()));
        if (random.nextInt(8) == 0 && !wanted.isEmpty()) {
            wanted.remove(random.nextInt(wanted.size()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String further = any(names);
            if (!wanted.contains(further)) {
                wanted.add(further);
            }
        }
        List<String> members = new ArrayList<>();
        for (String name : wanted) {
            members.add("\"" + name + "\":" + value(name));
        }
        String text = "{" + String.join(",", members) + "}";
        return random.nextInt(40) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private String value(String name) {
        boolean hostile = random.nextInt(9) == 0;
        return hostile
                ? any(JSON)
                : any(ATTRIBUTES.getOrDefault(name, JSON))
                        .replace("{main}", mainId)
                        .replace("{n}", Integer.toString(made));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
