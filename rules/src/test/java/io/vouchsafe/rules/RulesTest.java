package io.vouchsafe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule by itself: on which side of its boundary it says no, and how. */
class RulesTest {

    private static final Instant NOON = GivenFacts.NOON;

    private static GivenFacts given() {
        return new GivenFacts();
    }

    private static Arguments met(String why, Rule rule, GivenFacts given) {
        return Arguments.of(why, rule, given, null);
    }

    private static Arguments broken(
            String why, Rule rule, GivenFacts given, String attribute, RefusalCode code, @Nullable String boundary) {
        return Arguments.of(why, rule, given, new Refusal(attribute, code, "", boundary));
    }

    static Stream<Arguments> requests() {
        Rule free = RequestRules::transactionIdFree;
        Rule inTime = RequestRules::inTime;
        return Stream.of(
                met("id free", free, given()),
                broken(
                        "id taken",
                        free,
                        given().transactionIdTaken(),
                        "transaction_id",
                        RefusalCode.MUST_BE_UNIQUE,
                        null),
                met("no limit", inTime, given()),
                met("before the limit", inTime, given().expiresAt(NOON.plusMillis(1))),
                broken(
                        "at the limit",
                        inTime,
                        given().expiresAt(NOON),
                        "expires_at",
                        RefusalCode.TIME_LIMIT_EXPIRED,
                        "2024-03-09T12:00:00Z"),
                broken(
                        "past the limit",
                        inTime,
                        given().expiresAt(NOON.minusMillis(1)),
                        "expires_at",
                        RefusalCode.TIME_LIMIT_EXPIRED,
                        "2024-03-09T11:59:59.999Z"));
    }

    static Stream<Arguments> vouchers() {
        Rule active = VoucherRules::active;
        Rule notExpired = VoucherRules::notExpired;
        Rule notUsedUp = VoucherRules::notUsedUp;
        Rule assignee = VoucherRules::presentedByAssignee;
        return Stream.of(
                met("active", active, given()),
                broken("inactive", active, given().voucher(false, false, 0), "voucher", RefusalCode.NOT_ACTIVE, null),
                met("not expired", notExpired, given()),
                broken("expired", notExpired, given().voucher(true, true, 0), "voucher", RefusalCode.EXPIRED, null),
                met("unique and unused", notUsedUp, given()),
                met("generic and used", notUsedUp, given().generic().voucher(true, false, 1_000)),
                broken(
                        "unique and used",
                        notUsedUp,
                        given().voucher(true, false, 1),
                        "voucher",
                        RefusalCode.UNIQUE_CODE_ALREADY_USED,
                        null),
                met("for anyone", assignee, given()),
                met("by its customer", assignee, given().assigned(true)),
                broken(
                        "by somebody else",
                        assignee,
                        given().assigned(false),
                        "customer",
                        RefusalCode.DOES_NOT_MATCH_ASSIGNED_CUSTOMER,
                        null));
    }

    static Stream<Arguments> campaigns() {
        Rule active = CampaignRules::active;
        Rule minimum = CampaignRules::costAtLeastMinimum;
        Rule maximum = CampaignRules::costAtMostMaximum;
        return Stream.of(
                met("active under a draft", active, given()),
                met("active under an active", active, given().main(CampaignStatus.ACTIVE)),
                met("active without a main campaign", active, given().withoutMain()),
                broken("draft", active, given().status(CampaignStatus.DRAFT), "campaign", RefusalCode.NOT_ACTIVE, null),
                broken(
                        "inactive",
                        active,
                        given().status(CampaignStatus.INACTIVE),
                        "campaign",
                        RefusalCode.NOT_ACTIVE,
                        null),
                broken(
                        "active under an inactive",
                        active,
                        given().main(CampaignStatus.INACTIVE),
                        "campaign",
                        RefusalCode.NOT_ACTIVE,
                        null),
                met("no minimum", minimum, given().cost(0)),
                met("at the minimum", minimum, given().values(8_000L, null)),
                broken(
                        "below the minimum",
                        minimum,
                        given().values(8_001L, null),
                        "total_transaction_cost",
                        RefusalCode.BELOW_CAMPAIGN_MINIMUM,
                        "80.01"),
                met("no maximum", maximum, given().cost(999_999_999_999L)),
                met("at the maximum", maximum, given().values(null, 8_000L)),
                broken(
                        "above the maximum",
                        maximum,
                        given().values(null, 7_999L),
                        "total_transaction_cost",
                        RefusalCode.ABOVE_CAMPAIGN_MAXIMUM,
                        "79.99"));
    }

    static Stream<Arguments> limits() {
        Rule count = LimitRules::redemptions;
        Rule mainCount = LimitRules::mainRedemptions;
        Rule budget = LimitRules::budget;
        Rule mainBudget = LimitRules::mainBudget;
        return Stream.of(
                met("no count limit", count, given().counts(null, Long.MAX_VALUE)),
                met("one left", count, given().counts(3L, 2)),
                broken(
                        "none left",
                        count,
                        given().counts(3L, 3),
                        "campaign",
                        RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                        "3"),
                broken(
                        "limit lowered",
                        count,
                        given().counts(3L, 5),
                        "campaign",
                        RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                        "3"),
                broken(
                        "limit 0",
                        count,
                        given().counts(0L, 0),
                        "campaign",
                        RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                        "0"),
                met("no main campaign", mainCount, given().withoutMain()),
                met("one left of the main", mainCount, given().mainLimits(3L, 2, null, 0)),
                broken(
                        "none left of the main",
                        mainCount,
                        given().mainLimits(3L, 3, null, 0),
                        "campaign",
                        RefusalCode.REDEMPTIONS_LIMIT_EXCEEDED,
                        "3"),
                met("no budget limit", budget, given().budget(null, 999_999_999_999L)),
                met("just enough left", budget, given().budget(1_000L, 600)),
                met(
                        "nothing granted of nothing left",
                        budget,
                        given().granted(0).budget(1_000L, 1_000)),
                broken(
                        "a cent short",
                        budget,
                        given().budget(1_000L, 601),
                        "campaign",
                        RefusalCode.BUDGET_EXCEEDED,
                        "10.00"),
                broken("budget 0", budget, given().budget(0L, 0), "campaign", RefusalCode.BUDGET_EXCEEDED, "0.00"),
                met("no main campaign", mainBudget, given().withoutMain()),
                met("just enough left of the main", mainBudget, given().mainLimits(null, 0, 1_000L, 600)),
                broken(
                        "a cent short in the main",
                        mainBudget,
                        given().mainLimits(null, 0, 1_000L, 601),
                        "campaign",
                        RefusalCode.TOTAL_BUDGET_EXCEEDED,
                        "10.00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"requests", "vouchers", "campaigns", "limits"})
    void saysNoExactlyWhereItMust(String why, Rule rule, GivenFacts given, @Nullable Refusal expected) {
        Refusal refusal = rule.refusal(given.attempt());

        if (expected == null) {
            assertThat(refusal).as(why).isNull();
        } else {
            assertThat(refusal)
                    .as(why)
                    .usingRecursiveComparison()
                    .ignoringFields("message")
                    .isEqualTo(expected);
        }
    }
}
