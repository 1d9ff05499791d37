package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows, times of order and timeframes where clocks do not show UTC, decided from request to event. What is expected was reckoned with the tables of
 * another time zone library. In 2011 Apia went from 29 to 31 December; at Lord Howe summer time is half an hour.
 */
class ProjectZonesTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String NOT_NOW = "voucher/not_valid_at_this_time";

    private static TestDatabase database;
    private static CommandSide side;

    private long project;
    private RuleDesk rules;
    private Till till;
    private int orders;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        Books.audited(side);
        side.close();
        database.close();
    }

    /** Goes on in another project, because windows begin anew where a zone is changed. */
    @BeforeEach
    void moveOn() {
        project = PROJECTS.incrementAndGet();
        rules = new RuleDesk(side, project);
        till = new Till(side, project);
    }

    /** A campaign of the project, which is put into a zone, as of an instant: 4.00 off, by a code. */
    private long campaign(String zone, Instant now, String code) {
        side.move(project, ZoneId.of(zone));
        side.clock().moveTo(now);
        CampaignDesk campaigns = new CampaignDesk(side, project);
        long id = campaigns.discount(
                campaigns.main("Season of " + code, ""),
                code,
                ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 4");
        new VoucherDesk(side, project).voucher(id, code);
        return id;
    }

    private String redeemed(String code, Instant at) {
        side.clock().moveTo(at);
        return Till.outcome(() -> till.redeem(code, "ORDER-" + orders++));
    }

    private String confirmed(String code, String transactionId, Instant at) {
        side.clock().moveTo(at);
        return Till.outcome(() -> till.confirm(code, transactionId));
    }

    @ParameterizedTest(name = "§5.4 budget_rules: the {1} of {0} from {2} to {3}")
    @CsvSource({
        "America/New_York, DAY, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
        "America/New_York, DAY, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z",
        "America/New_York, HOUR, 2024-03-10T06:00:00Z, 2024-03-10T07:00:00Z",
        "America/New_York, HOUR, 2024-11-03T05:00:00Z, 2024-11-03T06:00:00Z",
        "America/New_York, HOUR, 2024-11-03T06:00:00Z, 2024-11-03T07:00:00Z",
        "America/New_York, WEEK, 2024-10-28T04:00:00Z, 2024-11-04T05:00:00Z",
        "America/New_York, WEEK, 2024-12-30T05:00:00Z, 2025-01-06T05:00:00Z",
        "America/New_York, SUNDAY_WEEK, 2024-11-03T04:00:00Z, 2024-11-10T05:00:00Z",
        "America/New_York, MONTH, 2024-03-01T05:00:00Z, 2024-04-01T04:00:00Z",
        "America/New_York, QUARTER, 2024-10-01T04:00:00Z, 2025-01-01T05:00:00Z",
        "America/New_York, YEAR, 2024-01-01T05:00:00Z, 2025-01-01T05:00:00Z",
        "Asia/Kathmandu, HOUR, 2024-03-09T10:15:00Z, 2024-03-09T11:15:00Z",
        "Asia/Kathmandu, DAY, 2024-02-28T18:15:00Z, 2024-02-29T18:15:00Z",
        "Asia/Kathmandu, WEEK, 2024-12-29T18:15:00Z, 2025-01-05T18:15:00Z",
        "Asia/Kathmandu, SUNDAY_WEEK, 2024-12-28T18:15:00Z, 2025-01-04T18:15:00Z",
        "Asia/Kathmandu, MONTH, 2024-01-31T18:15:00Z, 2024-02-29T18:15:00Z",
        "Asia/Kathmandu, QUARTER, 2023-12-31T18:15:00Z, 2024-03-31T18:15:00Z",
        "Asia/Kathmandu, YEAR, 2023-12-31T18:15:00Z, 2024-12-31T18:15:00Z",
        "Australia/Lord_Howe, HOUR, 2024-04-06T14:00:00Z, 2024-04-06T15:00:00Z",
        "Australia/Lord_Howe, HOUR, 2024-04-06T15:00:00Z, 2024-04-06T15:30:00Z",
        "Australia/Lord_Howe, HOUR, 2024-10-05T15:30:00Z, 2024-10-05T16:00:00Z",
        "Australia/Lord_Howe, DAY, 2024-04-06T13:00:00Z, 2024-04-07T13:30:00Z",
        "Australia/Lord_Howe, DAY, 2024-10-05T13:30:00Z, 2024-10-06T13:00:00Z",
        "Australia/Lord_Howe, WEEK, 2024-03-31T13:00:00Z, 2024-04-07T13:30:00Z",
        "Australia/Lord_Howe, SUNDAY_WEEK, 2024-10-05T13:30:00Z, 2024-10-12T13:00:00Z",
        "Australia/Lord_Howe, MONTH, 2024-09-30T13:30:00Z, 2024-10-31T13:00:00Z",
        "Australia/Lord_Howe, QUARTER, 2024-03-31T13:00:00Z, 2024-06-30T13:30:00Z",
        "Australia/Lord_Howe, YEAR, 2023-12-31T13:00:00Z, 2024-12-31T13:00:00Z",
        "Pacific/Apia, HOUR, 2011-12-30T10:00:00Z, 2011-12-30T11:00:00Z",
        "Pacific/Apia, DAY, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia, DAY, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
        "Pacific/Apia, WEEK, 2011-12-26T10:00:00Z, 2012-01-01T10:00:00Z",
        "Pacific/Apia, SUNDAY_WEEK, 2011-12-25T10:00:00Z, 2011-12-31T10:00:00Z",
        "Pacific/Apia, MONTH, 2011-12-01T10:00:00Z, 2011-12-31T10:00:00Z",
        "Pacific/Apia, QUARTER, 2011-10-01T10:00:00Z, 2011-12-31T10:00:00Z",
        "Pacific/Apia, YEAR, 2011-01-01T10:00:00Z, 2011-12-31T10:00:00Z",
    })
    void aBudgetLastsExactlyForItsWindow(String zone, String window, Instant start, Instant end) {
        Instant before = start.minusMillis(1);
        Instant last = end.minusMillis(1);
        String full = "campaign/"
                + switch (window) {
                    case "YEAR" -> "yearly";
                    case "QUARTER" -> "quarterly";
                    case "MONTH" -> "monthly";
                    case "DAY" -> "daily";
                    case "HOUR" -> "hourly";
                    default -> "weekly";
                }
                + "_budget_exceeded";
        long campaign = campaign(zone, before, "SALE");
        String timeframe = window.toLowerCase(Locale.ROOT);
        rules.add(campaign, "budget_rules", "{'timeframe': '" + timeframe + "', 'budget': 4}");
        till.validate("SALE", "LATE");

        assertThat(redeemed("SALE", before)).isEqualTo("granted");
        assertThat(redeemed("SALE", before)).isEqualTo(full);
        assertThat(redeemed("SALE", start)).isEqualTo("granted");
        assertThat(redeemed("SALE", start)).isEqualTo(full);
        assertThat(redeemed("SALE", last)).isEqualTo(full);
        assertThat(confirmed("SALE", "LATE", last)).isEqualTo(full);
        assertThat(confirmed("SALE", "LATE", end)).isEqualTo("granted");
        assertThat(redeemed("SALE", end)).isEqualTo(full);
    }

    @ParameterizedTest(
            name = "§5.4 time_of_order_rules: {1} to {2}, day {3}, by the clock of {0}: open from {4} to {5}")
    @CsvSource({
        "America/New_York, 17:00, 18:00, 5, 2024-03-08T22:00:00Z, 2024-03-08T23:00:00Z",
        "America/New_York, 17:00, 18:00, 5, 2024-03-15T21:00:00Z, 2024-03-15T22:00:00Z",
        "America/New_York, 22:00, 02:30, 6, 2024-11-03T02:00:00Z, 2024-11-03T07:30:00Z",
        "America/New_York, 01:15, 01:45, 0, 2024-11-03T05:15:00Z, 2024-11-03T05:45:00Z",
        "America/New_York, 01:15, 01:45, 0, 2024-11-03T06:15:00Z, 2024-11-03T06:45:00Z",
        "America/New_York, 01:30, 03:30, 0, 2024-03-10T06:30:00Z, 2024-03-10T07:30:00Z",
        "Asia/Kathmandu, 17:00, 18:00, 5, 2024-03-08T11:15:00Z, 2024-03-08T12:15:00Z",
        "Asia/Kathmandu, , , 0, 2024-03-09T18:15:00Z, 2024-03-10T18:15:00Z",
        "Australia/Lord_Howe, 01:30, 02:00, 0, 2024-04-06T14:30:00Z, 2024-04-06T15:30:00Z",
        "Australia/Lord_Howe, , 03:00, 0, 2024-10-05T13:30:00Z, 2024-10-05T16:00:00Z",
        "Pacific/Apia, 22:00, , 4, 2011-12-30T08:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia, , 01:00, 6, 2011-12-30T10:00:00Z, 2011-12-30T11:00:00Z",
    })
    void aTimeOfOrderFollowsTheClocks(
            String zone, @Nullable String from, @Nullable String to, int day, Instant opens, Instant closes) {
        String hours = "{'start_time': " + quoted(from) + ", 'end_time': " + quoted(to) + ", 'day_of_week': " + day;
        Instant before = opens.minusMillis(1);
        rules.add(campaign(zone, before, "OWN"), "time_of_order_rules", hours + "}");
        opensAndCloses("OWN", opens, closes);

        moveOn();
        long elsewhere = campaign("Pacific/Kiritimati", before, "ELSEWHERE");
        rules.add(elsewhere, "time_of_order_rules", hours + ", 'time_zone': '" + zone + "'}");
        opensAndCloses("ELSEWHERE", opens, closes);
    }

    @ParameterizedTest(name = "§5.4 timeframe_rules: {2} to {3} in zone {1} of a project in {0}: open from {4} to {5}")
    @CsvSource({
        "Asia/Kathmandu, America/New_York, 2024-03-10T00:00:00, 2024-03-11T00:00:00, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
        "Asia/Kathmandu, , 2024-03-10T00:00:00, 2024-03-11T00:00:00, 2024-03-09T18:15:00Z, 2024-03-10T18:15:00Z",
        "Asia/Kathmandu, America/New_York, 2024-03-10T00:00:00+02:00, 2024-03-10T00:00:00Z, 2024-03-09T22:00:00Z, 2024-03-10T00:00:00Z",
        "Pacific/Apia, , 2011-12-29T23:00:00, 2011-12-31T01:00:00, 2011-12-30T09:00:00Z, 2011-12-30T11:00:00Z",
        "UTC, Australia/Lord_Howe, 2024-10-06T02:15:00, 2024-10-07T00:00:00, 2024-10-05T15:45:00Z, 2024-10-06T13:00:00Z",
        "UTC, America/New_York, 2024-11-03T01:30:00, 2024-11-03T03:00:00, 2024-11-03T05:30:00Z, 2024-11-03T08:00:00Z",
    })
    void aTimeframeIsReadInItsZone(
            String zone, @Nullable String own, String from, String to, Instant opens, Instant closes) {
        long campaign = campaign(zone, opens.minusMillis(1), "SALE");
        rules.add(
                campaign,
                "timeframe_rules",
                "{'start_time': '" + from + "', 'end_time': '" + to + "', 'time_zone': " + quoted(own) + "}");

        opensAndCloses("SALE", opens, closes);
    }

    @Test
    @DisplayName(
            "§8 #13: an order that was validated in happy hour is confirmed after it, in the budget of that later hour")
    void confirmsAfterHappyHour() {
        Instant happy = Instant.parse("2024-03-08T22:59:59.999Z");
        long campaign = campaign("America/New_York", happy, "SALE");
        rules.add(campaign, "time_of_order_rules", "{'start_time': '17:00', 'end_time': '18:00', 'day_of_week': 5}");
        rules.add(campaign, "timeframe_rules", "{'end_time': '2024-03-08T18:00:00'}");
        rules.add(campaign, "budget_rules", "{'timeframe': 'hour', 'budget': 4}");
        till.validate("SALE", "FIRST");
        till.validate("SALE", "SECOND");
        till.validate("SALE", "THIRD");

        assertThat(confirmed("SALE", "FIRST", happy)).isEqualTo("granted");
        assertThat(confirmed("SALE", "SECOND", happy)).isEqualTo("campaign/hourly_budget_exceeded");
        assertThat(confirmed("SALE", "SECOND", happy.plusMillis(1))).isEqualTo("granted");
        assertThat(redeemed("SALE", happy.plusMillis(1)))
                .isEqualTo(NOT_NOW + " " + NOT_NOW + " campaign/hourly_budget_exceeded");
        assertThat(confirmed("SALE", "THIRD", happy.plusMillis(3_600_001))).isEqualTo("granted");
    }

    private void opensAndCloses(String code, Instant opens, Instant closes) {
        assertThat(redeemed(code, opens.minusMillis(1))).isEqualTo(NOT_NOW);
        assertThat(redeemed(code, opens)).isEqualTo("granted");
        assertThat(redeemed(code, closes.minusMillis(1))).isEqualTo("granted");
        assertThat(redeemed(code, closes)).isEqualTo(NOT_NOW);
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text + "'";
    }
}
