package io.vouchsafe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.redemption.RuleFacts.Area;
import io.vouchsafe.events.redemption.RuleFacts.Budget;
import io.vouchsafe.events.redemption.RuleFacts.Category;
import io.vouchsafe.events.redemption.RuleFacts.MaxDiscount;
import io.vouchsafe.events.redemption.RuleFacts.NewCustomer;
import io.vouchsafe.events.redemption.RuleFacts.PerCustomer;
import io.vouchsafe.events.redemption.RuleFacts.TimeOfOrder;
import io.vouchsafe.events.redemption.RuleFacts.Timeframe;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.rules.RedemptionDecision.Granted;
import io.vouchsafe.rules.RedemptionDecision.Refused;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that a campaign's owner sets: what is refused, in which order, and on which side of the boundary (contract §2.4, §4.3). */
class CampaignRulesTest {

    private static GivenFacts given() {
        return new GivenFacts();
    }

    private static Arguments of(String why, GivenFacts given, String refusals) {
        return Arguments.of(why, given, refusals);
    }

    private static Timeframe frame(@Nullable String start, @Nullable String end) {
        return new Timeframe(
                1, 1, start == null ? null : Instant.parse(start), end == null ? null : Instant.parse(end));
    }

    private static Category category(String name, CategoryMatch match, boolean matched, String... unknown) {
        return new Category(1, 1, 2, 1, name, match, matched, List.of(unknown));
    }

    private static Area area(boolean inside) {
        return new Area(1, 1, 2, 1, inside);
    }

    private static Budget budget(BudgetWindow window, long budget, long spent) {
        return new Budget(1, 1, window, budget, spent);
    }

    static Stream<Arguments> timeframes() {
        String from = "2024-03-09T12:00:00Z";
        String to = "2024-03-09T13:00:00Z";
        GivenFacts hour = given().rules(frame(from, to));
        return Stream.of(
                of("open on both sides", given().rules(frame(null, null)), ""),
                of("at the start", hour, ""),
                of(
                        "before the start",
                        given().rules(frame(from, to)).at("2024-03-09T11:59:59.999Z"),
                        "voucher/not_valid_at_this_time=2024-03-09T12:00:00Z"),
                of("before the end", given().rules(frame(from, to)).at("2024-03-09T12:59:59.999Z"), ""),
                of(
                        "at the end",
                        given().rules(frame(from, to)).at(to),
                        "voucher/not_valid_at_this_time=2024-03-09T13:00:00Z"),
                of("only an end", given().rules(frame(null, to)), ""),
                of("only a start", given().rules(frame(from, null)).at("2099-01-01T00:00:00Z"), ""),
                of("any one of two", given().rules(frame(null, from), frame(from, to)), ""),
                of(
                        "between two",
                        given().rules(frame(null, from), frame(to, null)),
                        "voucher/not_valid_at_this_time=2024-03-09T13:00:00Z"),
                of(
                        "after both",
                        given().rules(frame(null, from), frame(null, "2024-01-01T00:00:00Z")),
                        "voucher/not_valid_at_this_time=2024-03-09T12:00:00Z"));
    }

    static Stream<Arguments> areas() {
        return Stream.of(
                of("no location", given().rules(area(false), area(false)), "location/required"),
                of("inside", given().location().rules(area(true)), ""),
                of("inside one of two", given().location().rules(area(false), area(true)), ""),
                of(
                        "outside of both",
                        given().location().rules(area(false), area(false)),
                        "location/outside_of_permitted_areas"),
                of("a location without areas", given().location(), ""));
    }

    static Stream<Arguments> categories() {
        CategoryMatch any = CategoryMatch.ANY_OF;
        CategoryMatch none = CategoryMatch.NONE_OF;
        return Stream.of(
                of("nothing sent", given().rules(category("a", any, false)), "categories/missing_required_category"),
                of(
                        "another category sent",
                        given().sent("b/x").rules(category("a", any, false)),
                        "categories/missing_required_category"),
                of("wanted tag sent", given().sent("a/x").rules(category("a", any, true)), ""),
                of(
                        "other tag sent",
                        given().sent("a/y").rules(category("a", any, false)),
                        "categories/missing_required_tags"),
                of("forbidden category not sent", given().rules(category("a", none, false)), ""),
                of("other than forbidden", given().sent("a/y").rules(category("a", none, false)), ""),
                of(
                        "forbidden",
                        given().sent("a/x").rules(category("a", none, true)),
                        "categories/includes_forbidden_tags"),
                of("unknown", given().sent("a/z").rules(category("a", none, false, "z")), "categories/unknown_tags"),
                of(
                        "every code once",
                        given().sent("b/y", "c/x", "d/z")
                                .rules(
                                        category("d", none, true, "z"),
                                        category("c", none, true),
                                        category("b", any, false),
                                        category("a", any, false),
                                        category("e", any, false)),
                        "categories/missing_required_category categories/missing_required_tags"
                                + " categories/includes_forbidden_tags categories/unknown_tags"));
    }

    static Stream<Arguments> customers() {
        return Stream.of(
                of("nobody, new wanted", given().rules(new NewCustomer(1, 1, null)), "customer_identifier/required"),
                of("new", given().rules(new NewCustomer(1, 1, true)), ""),
                of("not new", given().rules(new NewCustomer(1, 1, false)), "customer/new_customer_required"),
                of("nobody, limit", given().rules(new PerCustomer(1, 1, 3, null)), "customer_identifier/required"),
                of(
                        "nobody, both",
                        given().rules(new NewCustomer(1, 1, null), new PerCustomer(2, 1, 0, null)),
                        "customer_identifier/required"),
                of("one left", given().rules(new PerCustomer(1, 1, 3, 2L)), ""),
                of("none left", given().rules(new PerCustomer(1, 1, 3, 3L)), "customer/per_customer_limit_exceeded=3"),
                of("limit 0", given().rules(new PerCustomer(1, 1, 0, 0L)), "customer/per_customer_limit_exceeded=0"));
    }

    static Stream<Arguments> budgets() {
        return Stream.of(
                of("just enough left", given().rules(budget(BudgetWindow.DAY, 1_000, 600)), ""),
                of(
                        "a cent short",
                        given().rules(budget(BudgetWindow.DAY, 1_000, 601)),
                        "campaign/daily_budget_exceeded=10.00"),
                of("nothing of nothing left", given().cost(0).rules(budget(BudgetWindow.DAY, 0, 0)), ""),
                of(
                        "the tightest",
                        given().rules(
                                        budget(BudgetWindow.WEEK, 500, 500),
                                        budget(BudgetWindow.SUNDAY_WEEK, 300, 0),
                                        budget(BudgetWindow.WEEK, 9_000, 0)),
                        "campaign/weekly_budget_exceeded=3.00"),
                of(
                        "the main campaign's",
                        given().mainRules(budget(BudgetWindow.HOUR, 399, 0)),
                        "campaign/hourly_budget_exceeded=3.99"),
                of(
                        "longest first, own before the main campaign's",
                        given().rules(
                                        budget(BudgetWindow.HOUR, 1, 0),
                                        budget(BudgetWindow.QUARTER, 2, 0),
                                        budget(BudgetWindow.YEAR, 3, 0),
                                        budget(BudgetWindow.DAY, 4, 0),
                                        budget(BudgetWindow.MONTH, 5, 0),
                                        budget(BudgetWindow.WEEK, 6, 0))
                                .mainRules(budget(BudgetWindow.HOUR, 7, 0), budget(BudgetWindow.YEAR, 8, 0)),
                        "campaign/yearly_budget_exceeded=0.03 campaign/quarterly_budget_exceeded=0.02"
                                + " campaign/monthly_budget_exceeded=0.05 campaign/weekly_budget_exceeded=0.06"
                                + " campaign/daily_budget_exceeded=0.04 campaign/hourly_budget_exceeded=0.01"
                                + " campaign/yearly_budget_exceeded=0.08 campaign/hourly_budget_exceeded=0.07"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"timeframes", "areas", "categories", "customers", "budgets"})
    void saysNoExactlyWhereItMust(String why, GivenFacts given, String refusals) {
        assertThat(described(given.create())).as(why).isEqualTo(refusals);
    }

    private static String described(RedemptionDecision decision) {
        return decision instanceof Refused refused
                ? refused.refusals().stream()
                        .map(refusal -> refusal.attribute() + "/"
                                + refusal.code().wire() + (refusal.boundary() == null ? "" : "=" + refusal.boundary()))
                        .collect(Collectors.joining(" "))
                : "";
    }

    @ParameterizedTest(name = "cap {0}: {1}")
    @CsvSource({"0, 0", "399, 399", "400, 400", "401, 400"})
    void capsTheDiscountAndNeverRefuses(long cap, long discount) {
        assertThat(given().rules(new MaxDiscount(1, 1, cap)).create()).isEqualTo(new Granted(Money.ofMinor(discount)));
    }

    @Test
    void judgesBudgetsByTheCappedDiscount() {
        assertThat(given().rules(new MaxDiscount(1, 1, 100), budget(BudgetWindow.DAY, 100, 0))
                        .create())
                .isEqualTo(new Granted(Money.ofMinor(100)));
    }

    @Test
    void asksAgainAtConfirmationForLimitsOnly() {
        GivenFacts given = given().granted(777)
                .rules(
                        frame(null, "2024-01-01T00:00:00Z"),
                        new TimeOfOrder(1, 1, LocalTime.MIDNIGHT, LocalTime.NOON, null, "UTC"),
                        area(false),
                        category("a", CategoryMatch.ANY_OF, false),
                        new MaxDiscount(1, 1, 1),
                        new NewCustomer(1, 1, false));

        assertThat(given.confirm()).isEqualTo(new Granted(Money.ofMinor(777)));
        assertThat(described(given().granted(777)
                        .rules(new PerCustomer(1, 1, 1, 1L), budget(BudgetWindow.MONTH, 776, 0))
                        .mainRules(budget(BudgetWindow.MONTH, 776, 0))
                        .confirm()))
                .isEqualTo("customer/per_customer_limit_exceeded=1 campaign/monthly_budget_exceeded=7.76"
                        + " campaign/monthly_budget_exceeded=7.76");
    }
}
