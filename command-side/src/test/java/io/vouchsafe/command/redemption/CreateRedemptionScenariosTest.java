package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating redemptions: in one step, in two, and refused (contract §4.1, §4.2). */
class CreateRedemptionScenariosTest {

    private static final Discount FIVE_PERCENT = new Discount(DiscountType.PERCENTAGE, 50_000);

    private static TestDatabase database;
    private static CommandSide side;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        side.close();
        database.close();
    }

    private static CampaignFacts facts(long id, CampaignStatus status, @Nullable Discount discount) {
        long revision = status == CampaignStatus.DRAFT ? 0 : 1;
        return new CampaignFacts(
                id, revision, status, VoucherType.UNIQUE, discount, null, null, null, null, 0, 0, null);
    }

    private static DecisionFacts facts(Scenario scenario, long campaign) {
        return new DecisionFacts(
                new VoucherFacts(true, false, 0, false, false),
                facts(campaign, CampaignStatus.ACTIVE, FIVE_PERCENT),
                facts(scenario.mainId, CampaignStatus.DRAFT, null),
                false,
                null);
    }

    private static LedgerState charged(long minor) {
        return new LedgerState(
                1,
                minor,
                Map.of(
                        "y2024", minor,
                        "q2024-1", minor,
                        "m2024-3", minor,
                        "w2024-03-04", minor,
                        "s2024-03-03", minor,
                        "d2024-03-09", minor,
                        "h2024-03-09T12+00:00", minor));
    }

    @Test
    @DisplayName("§4.1 #2: validated without reserving anything")
    void validatesWithoutReservingAnything() {
        Scenario scenario = new Scenario(side);
        long campaign = scenario.campaign(UnaryOperator.identity());
        long voucher = scenario.voucher(campaign, "SUMMER");

        RedemptionResource redemption =
                scenario.validate("SUMMER", "ORDER-1").grants("4.00").granted();

        assertThat(redemption.confirmed()).isFalse();
        assertThat(redemption.confirmedAt()).isNull();
        assertThat(redemption.validatedAt()).isEqualTo(scenario.now());
        scenario.stores(new RedemptionValidated(
                redemption.id(),
                scenario.project,
                campaign,
                voucher,
                new RedemptionRequest("ORDER-1", null, 8_000, null, null, List.of(), null),
                400,
                facts(scenario, campaign),
                scenario.now()));
    }

    @Test
    @DisplayName("§4.1 #1: confirmed at once, and charged to both campaigns")
    void confirmsAtOnceAndChargesBothCampaigns() {
        Scenario scenario = new Scenario(side);
        long campaign = scenario.campaign(UnaryOperator.identity());
        long voucher = scenario.voucher(campaign, "SUMMER");

        RedemptionResource redemption =
                scenario.redeem("SUMMER", "ORDER-1").grants("4.00").granted();

        assertThat(redemption.confirmed()).isTrue();
        assertThat(redemption.confirmedAt()).isEqualTo(redemption.validatedAt()).isEqualTo(scenario.now());
        scenario.stores(
                new RedemptionConfirmed(
                        redemption.id(),
                        scenario.project,
                        campaign,
                        voucher,
                        new RedemptionRequest("ORDER-1", null, 8_000, null, null, List.of(), null),
                        400,
                        true,
                        scenario.now(),
                        facts(scenario, campaign),
                        scenario.now()),
                new VoucherRedeemed(
                        voucher,
                        scenario.project,
                        campaign,
                        1,
                        new VoucherState("SUMMER", true, null, 1, false, false),
                        scenario.now()),
                new LedgerCharged(campaign, scenario.project, 1, 400, charged(400), scenario.now()),
                new LedgerCharged(scenario.mainId, scenario.project, 1, 400, charged(400), scenario.now()));
    }

    @Test
    void keepsADeclinedAttemptWithTheFactsItWasDecidedOn() {
        Scenario scenario = new Scenario(side);
        long campaign = scenario.draft(UnaryOperator.identity());
        long voucher = scenario.voucher(campaign, "SUMMER", false, null);

        scenario.create("SUMMER", "ORDER-1", "80", ", 'confirmed': true, 'customer_identifier': 'cust-77'")
                .refuses("voucher/not_active", "campaign/not_active");

        RedemptionDeclined declined = scenario.event(RedemptionDeclined.class);
        scenario.stores(new RedemptionDeclined(
                declined.redemptionId(),
                scenario.project,
                campaign,
                voucher,
                RedemptionStep.REDEEM,
                new RedemptionRequest("ORDER-1", null, 8_000, null, null, List.of(), null),
                true,
                List.of(
                        Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "The voucher is not active"),
                        Refusal.of("campaign", RefusalCode.NOT_ACTIVE, "The campaign is not active")),
                new DecisionFacts(
                        new VoucherFacts(false, false, 0, false, false),
                        facts(campaign, CampaignStatus.DRAFT, FIVE_PERCENT),
                        facts(scenario.mainId, CampaignStatus.DRAFT, null),
                        false,
                        null),
                scenario.now()));
        assertThat(side.sql()
                        .sql("select payload_type from events.event where aggregate_identifier = ?")
                        .param(StreamIds.declined(declined.redemptionId()))
                        .query(String.class)
                        .list())
                .containsExactly("redemption-declined");
    }

    @Test
    @DisplayName("§4.2 #4: all refusals in the order of the checks")
    void collectsAllRefusalsInTheOrderOfTheChecks() {
        Scenario scenario =
                new Scenario(side, Terms.main("Season").redemptions(1).budget(100));
        long campaign = scenario.draft(terms -> terms.redemptions(1).budget(100).between(9_000L, 7_000L));
        long voucher = scenario.voucher(campaign, "SUMMER", false, scenario.customer("cust-1"));
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "OTHER");
        scenario.create("OTHER", "ORDER-1", "1", "").grants("0.05");
        scenario.spent(campaign, 1, 100)
                .spent(scenario.mainId, 1, 100)
                .happened(
                        StreamIds.voucher(voucher),
                        new VoucherRedeemed(
                                voucher,
                                scenario.project,
                                campaign,
                                1,
                                new VoucherState("SUMMER", false, 5L, 1, true, false),
                                Scenario.NOON));

        scenario.redeem("SUMMER", "ORDER-1")
                .refuses(
                        "transaction_id/must_be_unique",
                        "voucher/not_active",
                        "voucher/expired",
                        "campaign/not_active",
                        "voucher/unique_code_already_used",
                        "customer/does_not_match_assigned_customer",
                        "total_transaction_cost/below_campaign_minimum",
                        "total_transaction_cost/above_campaign_maximum",
                        "campaign/maximum_redemptions_exceeded",
                        "campaign/redemptions_limit_exceeded",
                        "campaign/budget_exceeded",
                        "campaign/total_budget_exceeded")
                .storesOnly(RedemptionDeclined.class);
    }

    @ParameterizedTest(name = "{0} % of {1} is {2}")
    @CsvSource({"5, 100, 5.00", "5, 150, 7.50", "5, 0.10, 0.01", "5, 0.09, 0.00", "100, 80, 80.00", "33, 0, 0.00"})
    @DisplayName("§4.2 discount: a share, rounded half up")
    void takesOffAShareRoundedHalfUp(int percent, String cost, String discount) {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(terms -> terms.percent(percent)), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", cost, "").grants(discount);
    }

    @ParameterizedTest(name = "5.00 off {0} is {1}")
    @CsvSource({"100, 5.00", "5, 5.00", "4.99, 4.99", "0, 0.00", "59.97000000000001, 5.00"})
    @DisplayName("§4.2 discount: an amount, at most the cost")
    void takesOffAFixedAmountButNeverMoreThanTheCost(String cost, String discount) {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(terms -> terms.off(500)), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", cost, "").grants(discount);
    }

    @ParameterizedTest(name = "{0} between 20.00 and 50.00: {1}")
    @CsvSource({
        "19.99, total_transaction_cost/below_campaign_minimum",
        "20, granted",
        "50, granted",
        "50.01, total_transaction_cost/above_campaign_maximum"
    })
    void asksForACostBetweenMinimumAndMaximum(String cost, String answer) {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(terms -> terms.between(2_000L, 5_000L)), "SUMMER");

        assertThat(Till.outcome(() -> scenario.till.create(
                        "SUMMER", "{'transaction_id': 'ORDER-1', 'total_transaction_cost': " + cost + "}")))
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} spent of 10.00, 4.00 more: {1}")
    @CsvSource({"0, ''", "600, ''", "601, campaign/budget_exceeded", "1000, campaign/budget_exceeded"})
    @DisplayName("§4.2 budgets: never overspent, to the cent")
    void neverOverspendsTheCampaignsBudget(long spent, String refusal) {
        Scenario scenario = new Scenario(side);
        long campaign = scenario.campaign(terms -> terms.budget(1_000));
        scenario.voucher(campaign, "SUMMER");
        scenario.spent(campaign, 2, spent).redeem("SUMMER", "ORDER-1");

        expect(scenario, refusal);
    }

    @ParameterizedTest(name = "{0} spent of 10.00 under the main campaign, 4.00 more: {1}")
    @CsvSource({"600, ''", "601, campaign/total_budget_exceeded"})
    @DisplayName("§4.2 budgets: the main campaign's is never overspent")
    void neverOverspendsTheMainCampaignsBudget(long spent, String refusal) {
        Scenario scenario = new Scenario(side, Terms.main("Season").budget(1_000));
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SUMMER");
        scenario.spent(scenario.mainId, 2, spent).redeem("SUMMER", "ORDER-1");

        expect(scenario, refusal);
    }

    @ParameterizedTest(name = "{0} of 3 redemptions used: {1}")
    @CsvSource({"2, ''", "3, campaign/maximum_redemptions_exceeded", "4, campaign/maximum_redemptions_exceeded"})
    @DisplayName("§4.2 counts: refused from the limit on")
    void neverExceedsTheCampaignsCount(long used, String refusal) {
        Scenario scenario = new Scenario(side);
        long campaign = scenario.campaign(terms -> terms.redemptions(3));
        scenario.voucher(campaign, "SUMMER");
        scenario.spent(campaign, used, 0).redeem("SUMMER", "ORDER-1");

        expect(scenario, refusal);
    }

    @ParameterizedTest(name = "{0} of 3 redemptions under the main campaign used: {1}")
    @CsvSource({"2, ''", "3, campaign/redemptions_limit_exceeded"})
    @DisplayName("§4.2 counts: the main campaign's, from its limit on")
    void neverExceedsTheMainCampaignsCount(long used, String refusal) {
        Scenario scenario = new Scenario(side, Terms.main("Season").redemptions(3));
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SUMMER");
        scenario.spent(scenario.mainId, used, 0).redeem("SUMMER", "ORDER-1");

        expect(scenario, refusal);
    }

    private static void expect(Scenario scenario, String refusal) {
        if (refusal.isEmpty()) {
            scenario.grants("4.00");
        } else {
            scenario.refuses(refusal).storesOnly(RedemptionDeclined.class);
        }
    }

    @Test
    void redeemsAUniqueCodeOnceAndAGenericOneManyTimes() {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "ONCE");
        scenario.voucher(scenario.campaign(Terms::generic), "ALWAYS");

        scenario.redeem("ONCE", "ORDER-1").grants("4.00");
        scenario.redeem("ONCE", "ORDER-2").refuses("voucher/unique_code_already_used");
        scenario.redeem("ALWAYS", "ORDER-3").grants("4.00");
        scenario.redeem("ALWAYS", "ORDER-4").grants("4.00");
        assertThat(scenario.event(VoucherRedeemed.class).state().uses()).isEqualTo(2);
    }

    @Test
    @DisplayName("§8 #10: the main campaign need not be active, but not be switched off")
    void doesNotAskForTheMainCampaignToBeActiveButForItNotToBeSwitchedOff() {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        scenario.redeem("SUMMER", "ORDER-1").grants("4.00");

        scenario.happened(
                StreamIds.campaign(scenario.mainId),
                new CampaignActivated(scenario.mainId, scenario.project, Scenario.NOON),
                new CampaignDeactivated(scenario.mainId, scenario.project, Scenario.NOON));
        scenario.redeem("SUMMER", "ORDER-2").refuses("campaign/not_active");
    }

    @Test
    void recognisesACodeWhateverItsCaseAndKeepsItsOwn() {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SuMmEr-1");

        RedemptionResource redemption =
                scenario.validate(" summer-1 ", "ORDER-1").grants("4.00").granted();

        assertThat(redemption.voucher().code()).isEqualTo("SuMmEr-1");
    }

    @Test
    void findsNoCodeOfAnotherProject() {
        Scenario scenario = new Scenario(side);
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "MINE");

        new Scenario(side).redeem("MINE", "ORDER-1").findsNothing().stores();
        scenario.redeem("UNKNOWN", "ORDER-1").findsNothing().stores();
        scenario.redeem("MINE", "ORDER-1").grants("4.00");
    }
}
