package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.ReportedHistory.Happening;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportsOverHttpTest {

    private static final Instant MARCH = Instant.parse("2026-03-09T12:00:00Z");

    private TestDatabase database;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
    }

    @AfterEach
    void stop() {
        readSide.close();
        database.close();
    }

    private JsonNode report(long project, String pathAndQuery) {
        Answer answer = readSide.own(project, "/reports" + pathAndQuery);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static List<String> texts(JsonNode rows, String... attributes) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> {
                    StringBuilder text = new StringBuilder();
                    for (String attribute : attributes) {
                        text.append(text.isEmpty() ? "" : " ")
                                .append(row.at("/" + attribute).asString());
                    }
                    return text.toString();
                })
                .toList();
    }

    /** A voucher of a campaign of a project, both of them new. */
    private static long voucher(ReportedHistory history) {
        long main = history.main("Main", MARCH);
        return history.issue(history.campaign(main, "Only", "growth", null, MARCH), MARCH, (Long) null)
                .getFirst();
    }

    private static void redeem(ReportedHistory history, long voucher, String... times) {
        for (String time : times) {
            Instant at = Instant.parse(time);
            history.redeem(voucher, 5L, 400, 8_000, at, at);
        }
        history.commit();
    }

    @Test
    void aReversalCountsAgainstTheDayOfItsConfirmation() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long voucher = voucher(history);
        redeem(history, voucher, "2026-03-10T10:00:00Z");
        Instant at = Instant.parse("2026-03-10T11:00:00Z");
        Happening taken = history.redeem(voucher, 6L, 150, 2_000, at, at);
        history.reverse(taken, Instant.parse("2026-03-12T09:00:00Z"));
        history.commit();

        JsonNode report = report(1, "/redemptions?from=2026-03-10T00:00:00Z&to=2026-03-13T00:00:00Z");

        assertThat(texts(
                        report.get("rows"),
                        "period",
                        "redemptions",
                        "discount",
                        "transaction_value",
                        "unique_customers",
                        "reversals"))
                .containsExactly(
                        "2026-03-10 1 4.00 80.00 2 1", "2026-03-11 0 0.00 0.00 0 0", "2026-03-12 0 0.00 0.00 0 0");
    }

    @Test
    void aDayOfAChangeOfClocksHas23Or25Hours() {
        ReportedHistory history = new ReportedHistory(readSide, ReadSideApplication.IN_BERLIN, 100);
        redeem(history, voucher(history), "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");

        JsonNode autumn = report(
                ReadSideApplication.IN_BERLIN,
                "/redemptions?bucket=hour&from=2026-10-24T22:00:00Z&to=2026-10-25T23:00:00Z");
        JsonNode spring = report(
                ReadSideApplication.IN_BERLIN,
                "/redemptions?bucket=hour&from=2026-03-28T23:00:00Z&to=2026-03-29T22:00:00Z");

        assertThat(autumn.get("rows")).hasSize(25);
        assertThat(texts(autumn.get("rows"), "period", "redemptions"))
                .contains("2026-10-25T02:00+02:00 1", "2026-10-25T02:00+01:00 1");
        assertThat(spring.get("rows")).hasSize(23);
        assertThat(texts(spring.get("rows"), "period"))
                .containsSubsequence("2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00")
                .doesNotContain("2026-03-29T02:00+01:00");
    }

    @Test
    void clocksThatAreChangedByHalfAnHourMakeOneHourLongerAndOneShorter() {
        long project = ReadSideApplication.ON_LORD_HOWE;
        ReportedHistory history = new ReportedHistory(readSide, project, 100);
        // On 5 April 2026 clocks went from 02:00 back to 01:30.
        redeem(history, voucher(history), "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "2026-04-04T15:45:00Z");

        JsonNode report = report(project, "/redemptions?bucket=hour&from=2026-04-04T14:00:00Z&to=2026-04-04T16:00:00Z");

        assertThat(texts(report.get("rows"), "start", "redemptions"))
                .containsExactly("2026-04-04T14:00:00.000Z 2", "2026-04-04T15:30:00.000Z 1");
    }

    @Test
    void hoursAndDaysOfIndiaBeginHalfAnHourBeforeThoseOfMostOthers() {
        long project = ReadSideApplication.IN_KOLKATA;
        ReportedHistory history = new ReportedHistory(readSide, project, 100);
        redeem(history, voucher(history), "2026-03-10T18:29:59Z", "2026-03-10T18:30:00Z");

        JsonNode days = report(project, "/redemptions?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z");

        assertThat(texts(days.get("rows"), "start", "period", "redemptions"))
                .containsExactly("2026-03-09T18:30:00.000Z 2026-03-10 1", "2026-03-10T18:30:00.000Z 2026-03-11 1");
    }

    @Test
    void weeksAreThoseOfIso8601AlsoAtTheEndOfAYear() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        redeem(history, voucher(history), "2026-12-31T23:59:59Z", "2027-01-03T10:00:00Z", "2027-01-04T10:00:00Z");
        String range = "&from=2026-12-31T00:00:00Z&to=2027-01-05T00:00:00Z";

        assertThat(texts(report(1, "/redemptions?bucket=week" + range).get("rows"), "period", "redemptions"))
                .containsExactly("2026-W53 2", "2027-W01 1");
        assertThat(texts(report(1, "/redemptions?bucket=month" + range).get("rows"), "period", "redemptions"))
                .containsExactly("2026-12 1", "2027-01 2");
        assertThat(texts(report(1, "/redemptions?bucket=quarter" + range).get("rows"), "period", "redemptions"))
                .containsExactly("2026-Q4 1", "2027-Q1 2");
        assertThat(texts(report(1, "/redemptions?bucket=year" + range).get("rows"), "period", "redemptions"))
                .containsExactly("2026 1", "2027 2");
    }

    @Test
    void filtersLetThroughCampaignsOfALabelAndThoseBelowAMainCampaign() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long main = history.main("Main", MARCH);
        long mine = history.campaign(main, "Mine", "growth", "mail", MARCH);
        long other = history.campaign(history.main("Other", MARCH), "Theirs", null, "mail", MARCH);
        redeem(history, history.issue(mine, MARCH, (Long) null).getFirst(), "2026-03-10T10:00:00Z");
        redeem(history, history.issue(other, MARCH, (Long) null).getFirst(), "2026-03-10T11:00:00Z");
        String asked = "/redemptions?bucket=total&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";

        assertThat(report(1, asked + "&team=growth").at("/totals/redemptions").asInt())
                .isEqualTo(1);
        assertThat(report(1, asked + "&campaign_id=" + main)
                        .at("/totals/redemptions")
                        .asInt())
                .isEqualTo(1);
        assertThat(report(1, asked + "&campaign_id=" + other)
                        .at("/totals/redemptions")
                        .asInt())
                .isEqualTo(1);
        assertThat(report(1, asked + "&channel=mail")
                        .at("/totals/unique_customers")
                        .asInt())
                .isEqualTo(1);
        assertThat(report(1, asked + "&channel=mail&team=support")
                        .at("/totals/redemptions")
                        .asInt())
                .isZero();
        assertThat(texts(report(1, asked + "&group_by=team").get("rows"), "group/key", "redemptions"))
                .containsExactly("growth 1", "1");
    }

    @Test
    void anotherProjectSeesNothingOfIt() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        redeem(history, voucher(history), "2026-03-10T10:00:00Z");
        String range = "from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";

        assertThat(report(2, "/redemptions?" + range).at("/totals/redemptions").asInt())
                .isZero();
        assertThat(report(2, "/top-campaigns?" + range).get("rows")).isEmpty();
        assertThat(report(2, "/funnel").at("/totals/created").asInt()).isZero();
        assertThat(report(2, "/budgets").get("rows")).isEmpty();
        assertThat(readSide.own(2, "/reports/redemptions?campaign_id=102").status())
                .isEqualTo(404);
        assertThat(readSide.own(2, "/reports/budgets/102").status()).isEqualTo(404);
        assertThat(report(1, "/redemptions?" + range + "&campaign_id=102")
                        .at("/totals/redemptions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theTopIsInTheOrderOfTheFigureThatIsAskedFor() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long main = history.main("Main", MARCH);
        long often = history.campaign(main, "Often", null, null, MARCH);
        long dear = history.campaign(main, "Dear", "growth", null, MARCH);
        redeem(
                history,
                history.issue(often, MARCH, (Long) null).getFirst(),
                "2026-03-10T10:00:00Z",
                "2026-03-11T10:00:00Z",
                "2026-04-02T10:00:00Z");
        Instant at = Instant.parse("2026-03-10T10:00:00Z");
        history.redeem(history.issue(dear, MARCH, (Long) null).getFirst(), null, 3_600, 9_000, at, at);
        history.commit();
        String range = "&from=2026-03-01T00:00:00Z&to=2026-04-03T00:00:00Z";

        assertThat(texts(
                        report(1, "/top-campaigns?by=redemptions" + range).get("rows"), "name", "redemptions", "share"))
                .containsExactly("Often 3 0.7500", "Dear 1 0.2500");
        assertThat(texts(report(1, "/top-campaigns?by=discount" + range).get("rows"), "name", "discount", "share"))
                .containsExactly("Dear 36.00 0.7500", "Often 12.00 0.2500");
        assertThat(texts(
                        report(1, "/top-campaigns?by=unique_customers&limit=1" + range)
                                .get("rows"),
                        "name",
                        "unique_customers",
                        "share"))
                .containsExactly("Often 1 1.0000");
    }

    @Test
    void budgetsBurnDownAndLastUntil() {
        Instant now = Instant.now();
        Instant created = now.minus(Duration.ofDays(10));
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long main = history.main(ReportedHistory.terms(null, "Main", null, null, 100_000L, null), created);
        long campaign = history.campaign(ReportedHistory.terms(main, "Child", null, null, 10_000L, 1_000L), created);
        long voucher = history.issue(campaign, created, (Long) null).getFirst();
        Instant first = now.minus(Duration.ofDays(2));
        history.redeem(voucher, null, 3_000, 9_000, first, first);
        history.redeem(voucher, null, 5_000, 9_000, now, now);
        history.commit();

        JsonNode rows = report(1, "/budgets").get("rows");

        assertThat(texts(
                        rows,
                        "name",
                        "budget/limit",
                        "budget/spent",
                        "budget/left",
                        "budget/share",
                        "redemptions/used",
                        "per_day/discount",
                        "near_limit"))
                .containsExactly(
                        "Child 100.00 80.00 20.00 0.8000 2 8.00 true", "Main 1000.00 80.00 920.00 0.0800 2 8.00 false");
        assertThat(Duration.between(
                                now,
                                Instant.parse(rows.get(0).get("exhausted_at").asString()))
                        .toMinutes())
                .isBetween(2L * 24 * 60 + 12 * 60 - 1, 2L * 24 * 60 + 12 * 60 + 5);
        assertThat(texts(report(1, "/budgets?near_limit=true").get("rows"), "name"))
                .containsExactly("Child");
        assertThat(texts(report(1, "/budgets?status=active").get("rows"), "name"))
                .isEmpty();
        JsonNode burn = report(1, "/budgets/" + campaign);
        LocalDate day = LocalDate.ofInstant(first, ZoneOffset.UTC);
        assertThat(texts(burn.get("days"), "date", "discount", "discount_total", "redemptions_total"))
                .startsWith(
                        day + " 30.00 30.00 1", day.plusDays(1) + " 0.00 30.00 1", day.plusDays(2) + " 50.00 80.00 2");
    }

    @Test
    void budgetsArePagedByTheLastCampaignOfThePageBefore() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long first = history.main("First", MARCH);
        long second = history.main("Second", MARCH);
        history.commit();

        Answer page = readSide.own(1, "/reports/budgets?limit=1");

        assertThat(texts(Json.read(page.body()).get("rows"), "campaign_id")).containsExactly(Long.toString(first));
        assertThat(page.header("Link")).endsWith("/reports/budgets?limit=1&after=" + first + ">; rel=\"next\"");
        Answer next = readSide.own(1, "/reports/budgets?limit=1&after=" + first);
        assertThat(texts(Json.read(next.body()).get("rows"), "campaign_id")).containsExactly(Long.toString(second));
        assertThat(next.header("Link")).isEmpty();
        assertThat(readSide.own(1, "/reports/budgets?after=7").body()).contains("\"after\"", "invalid");
    }

    @Test
    void filesHaveALineForEachRowAndNoFormulas() {
        ReportedHistory history = new ReportedHistory(readSide, 1, 100);
        long main = history.main("Main", MARCH);
        long campaign = history.campaign(main, "=HYPERLINK(\"x\"), or so", "+team", null, MARCH);
        long voucher = history.issue(campaign, MARCH, (Long) null).getFirst();
        redeem(history, voucher, "2026-03-10T10:00:00Z");
        history.decline(voucher, Instant.parse("2026-03-10T11:00:00Z"), RefusalCode.NOT_ACTIVE);
        history.commit();
        String range = "&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&format=csv";

        Answer file = readSide.own(1, "/reports/redemptions?group_by=campaign" + range);

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"redemptions.csv\"");
        assertThat(file.body().lines())
                .containsExactly(
                        "start,period,key,campaign_id,name,redemptions,discount,transaction_value,unique_customers,validations,declined,reversals,vouchers_issued,vouchers_assigned",
                        "2026-03-10T00:00:00.000Z,2026-03-10,102,102,\"'=HYPERLINK(\"\"x\"\"), or so\",1,4.00,80.00,1,1,1,0,0,0");
        assertThat(readSide.own(1, "/reports/refusals?group_by=team" + range)
                        .body()
                        .lines())
                .containsExactly(
                        "start,period,key,campaign_id,name,code,count",
                        "2026-03-10T00:00:00.000Z,2026-03-10,'+team,,,not_active,1");
        assertThat(readSide.own(1, "/reports/funnel?format=csv").body().lines())
                .containsExactly("key,campaign_id,name,created,distributed,validated,redeemed,expired", ",,,1,0,1,1,0");
        assertThat(readSide.own(1, "/reports/budgets?format=csv").body().lines())
                .hasSize(3);
        assertThat(readSide.own(1, "/reports/budgets/102?format=csv")
                        .body()
                        .lines()
                        .toList())
                .contains("2026-03-10,4.00,1,4.00,1");
    }

    @Test
    void wrongParametersAreRefusedByNameAndAllAtOnce() {
        Answer answer =
                readSide.own(1, "/reports/redemptions?bucket=decade&group_by=x&from=now&campaign_id=y&format=pdf");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(texts(Json.read(answer.body()).get("errors"), "attribute", "code"))
                .containsExactlyInAnyOrder(
                        "bucket unexpected_value",
                        "group_by unexpected_value",
                        "from invalid_datetime",
                        "campaign_id invalid",
                        "format unexpected_value");
        assertThat(refusal("/reports/redemptions?bucket=hour&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z"))
                .isEqualTo("from below_minimum 2026-01-29T00:00:00Z");
        assertThat(refusal("/reports/redemptions?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z"))
                .isEqualTo("to below_minimum 2026-03-01T00:00:00Z");
        assertThat(readSide.own(1, "/reports/redemptions?campaign_id=77").status())
                .isEqualTo(404);
        assertThat(readSide.own(1, "/reports/budgets/none").status()).isEqualTo(404);
    }

    private String refusal(String pathAndQuery) {
        return texts(
                        Json.read(readSide.own(1, pathAndQuery).body()).get("errors"),
                        "attribute",
                        "code",
                        "boundary_value")
                .getFirst();
    }
}
