package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.query.ReportedHistory.Campaign;
import io.vouchsafe.query.ReportedHistory.Happening;
import io.vouchsafe.query.ReportedHistory.Voucher;
import io.vouchsafe.store.embedded.TestDatabase;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every figure of every bucket and group is what a plain walk over what happened comes to. */
class ReportsAgreeWithEventsTest {

    private static final long BERLIN = ReadSideApplication.IN_BERLIN;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2025-02-10T08:00:00Z");
    private static final Instant TO = Instant.parse("2026-05-20T08:00:00Z");

    /** The nights of both changes of clocks, and the ends of a year and of a month. */
    private static final List<Instant> BUSY = Stream.of(
                    "2025-10-25T22:00:00Z", "2026-03-28T22:00:00Z", "2025-12-31T20:00:00Z", "2026-01-31T21:00:00Z")
            .map(Instant::parse)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 20260309})
    void inEveryBucketAndGroup(long seed) {
        agree(seed);
    }

    @Test
    void inEveryBucketAndGroupOfAnyHistory() {
        agree(new SecureRandom().nextLong());
    }

    private static void agree(long seed) {
        try (TestDatabase database = TestDatabase.fresh();
                ReadSide readSide = ReadSide.on(database)) {
            ReportedHistory history = new ReportedHistory(readSide, BERLIN, 100);
            history.atRandom(seed, FROM, TO, BUSY);
            ReportedHistory other = new ReportedHistory(readSide, 1, 900_000);
            other.atRandom(seed + 1, FROM, TO, BUSY);
            for (String grouping : List.of("none", "campaign", "main_campaign", "team", "channel")) {
                for (String bucket : List.of("day", "week", "month", "quarter", "year", "total")) {
                    compare(seed, readSide, history, new Asked(bucket, grouping, FROM, TO));
                }
                for (Instant night : BUSY) {
                    compare(seed, readSide, history, new Asked("hour", grouping, night, night.plusSeconds(20 * 3600)));
                }
                compareFunnel(seed, readSide, history, grouping);
            }
        }
    }

    private record Asked(String bucket, String grouping, Instant from, Instant to) {

        String query() {
            return "?bucket=" + bucket + "&group_by=" + grouping + "&from=" + from + "&to=" + to;
        }

        String period(Instant at) {
            ZonedDateTime local = at.atZone(ZONE);
            return switch (bucket) {
                case "hour" ->
                    DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH':00'xxx", Locale.ROOT)
                            .format(local);
                case "day" -> DateTimeFormatter.ISO_LOCAL_DATE.format(local);
                case "week" ->
                    DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY).format(local);
                case "month" ->
                    DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).format(local);
                case "quarter" -> local.getYear() + "-Q" + (local.getMonthValue() + 2) / 3;
                case "year" -> Integer.toString(local.getYear());
                default -> "2025-02-10/2026-05-20";
            };
        }
    }

    private static String group(String grouping, Campaign campaign) {
        return String.valueOf(
                switch (grouping) {
                    case "campaign" -> Long.toString(campaign.id());
                    case "main_campaign" -> Long.toString(campaign.main());
                    case "team" -> campaign.team();
                    case "channel" -> campaign.channel();
                    default -> null;
                });
    }

    /** What a bucket comes to, by one look at everything that happened. */
    private static String figures(List<Happening> of) {
        Predicate<Happening> counts = one -> one.kind.equals("confirmed") && !one.reversed;
        Set<Long> customers = of.stream()
                .filter(one -> one.kind.equals("confirmed") && one.customer != null)
                .map(one -> one.customer)
                .collect(Collectors.toSet());
        return of.stream().filter(counts).count() + " "
                + money(of.stream().filter(counts).mapToLong(one -> one.granted).sum()) + " "
                + money(of.stream().filter(counts).mapToLong(one -> one.cost).sum()) + " "
                + customers.size() + " " + count(of, "validated") + " " + count(of, "declined") + " "
                + of.stream().filter(one -> one.reversed).count() + " " + count(of, "issued") + " "
                + count(of, "assigned");
    }

    private static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    private static long count(List<Happening> of, String kind) {
        return of.stream()
                .filter(one -> one.kind.equals(kind))
                .mapToLong(one -> one.count)
                .sum();
    }

    private static String figures(JsonNode row) {
        return Stream.of(
                        "redemptions",
                        "discount",
                        "transaction_value",
                        "unique_customers",
                        "validations",
                        "declined",
                        "reversals",
                        "vouchers_issued",
                        "vouchers_assigned")
                .map(name -> name.equals("discount") || name.equals("transaction_value")
                        ? row.get(name).decimalValue().setScale(2).toString()
                        : row.get(name).asString())
                .collect(Collectors.joining(" "));
    }

    private static void compare(long seed, ReadSide readSide, ReportedHistory history, Asked asked) {
        JsonNode report = Json.read(
                readSide.own(BERLIN, "/reports/redemptions" + asked.query()).body());
        Instant from = Instant.parse(report.get("from").asString());
        Instant to = Instant.parse(report.get("to").asString());
        List<Happening> within = history.happenings().stream()
                .filter(one -> !one.at.isBefore(from) && one.at.isBefore(to))
                .toList();
        Map<String, List<Happening>> expected = within.stream()
                .collect(Collectors.groupingBy(
                        one -> asked.period(one.at) + " "
                                + group(
                                        asked.grouping(),
                                        Objects.requireNonNull(
                                                history.campaigns().get(one.campaign))),
                        TreeMap::new,
                        Collectors.toList()));
        Map<String, String> wanted = new TreeMap<>();
        expected.forEach((place, of) -> wanted.put(place, figures(of)));
        Map<String, String> seen = new TreeMap<>();
        for (JsonNode row : report.get("rows")) {
            String figures = figures(row);
            if (!figures.equals("0 0.00 0.00 0 0 0 0 0 0")) {
                String place = row.get("period").asString() + " "
                        + (row.get("group").get("key").isNull()
                                ? "null"
                                : row.get("group").get("key").asString());
                assertThat(seen.put(place, figures)).as(place).isNull();
            }
        }
        assertThat(seen).as("seed %d, %s", seed, asked).isEqualTo(wanted);
        assertThat(figures(report.get("totals")))
                .as("seed %d, totals of %s", seed, asked)
                .isEqualTo(figures(within));
        compareRefusals(seed, readSide, history, asked, within);
    }

    private static void compareRefusals(
            long seed, ReadSide readSide, ReportedHistory history, Asked asked, List<Happening> within) {
        JsonNode report = Json.read(
                readSide.own(BERLIN, "/reports/refusals" + asked.query()).body());
        Map<String, Long> wanted = new TreeMap<>();
        Map<String, Long> totals = new TreeMap<>();
        for (Happening one : within) {
            for (String code : one.codes) {
                String group = group(
                        asked.grouping(),
                        Objects.requireNonNull(history.campaigns().get(one.campaign)));
                wanted.merge(asked.period(one.at) + " " + group + " " + code, 1L, Long::sum);
                totals.merge(code, 1L, Long::sum);
            }
        }
        Map<String, Long> seen = new TreeMap<>();
        for (JsonNode row : report.get("rows")) {
            JsonNode key = row.get("group").get("key");
            seen.put(
                    row.get("period").asString() + " " + (key.isNull() ? "null" : key.asString()) + " "
                            + row.get("code").asString(),
                    row.get("count").asLong());
        }
        assertThat(seen).as("seed %d, refusals by %s", seed, asked).isEqualTo(wanted);
        Map<String, Long> seenTotals = new TreeMap<>();
        report.get("totals")
                .forEach(one -> seenTotals.put(
                        one.get("code").asString(), one.get("count").asLong()));
        assertThat(seenTotals).isEqualTo(totals);
        assertThat(report.get("declined").asLong()).isEqualTo(count(within, "declined"));
    }

    private static void compareFunnel(long seed, ReadSide readSide, ReportedHistory history, String grouping) {
        JsonNode report = Json.read(
                readSide.own(BERLIN, "/reports/funnel?group_by=" + grouping).body());
        Map<String, String> wanted = new TreeMap<>();
        Set<String> groups = new HashSet<>();
        history.vouchers()
                .forEach(voucher -> groups.add(group(
                        grouping, Objects.requireNonNull(history.campaigns().get(voucher.campaign)))));
        for (String group : groups) {
            List<Voucher> of = history.vouchers().stream()
                    .filter(voucher -> group(
                                    grouping,
                                    Objects.requireNonNull(history.campaigns().get(voucher.campaign)))
                            .equals(group))
                    .toList();
            wanted.put(
                    group,
                    of.size() + " "
                            + of.stream()
                                    .filter(one -> one.state.customerNo() != null)
                                    .count() + " "
                            + of.stream().filter(one -> one.validated).count() + " "
                            + of.stream().filter(one -> one.state.uses() > 0).count() + " "
                            + of.stream().filter(one -> one.state.expired()).count());
        }
        Map<String, String> seen = new TreeMap<>();
        for (JsonNode row : report.get("rows")) {
            JsonNode key = row.get("group").get("key");
            seen.put(
                    key.isNull() ? "null" : key.asString(),
                    Stream.of("created", "distributed", "validated", "redeemed", "expired")
                            .map(name -> row.get(name).asString())
                            .collect(Collectors.joining(" ")));
        }
        assertThat(seen).as("seed %d, funnel by %s", seed, grouping).isEqualTo(wanted);
    }
}
