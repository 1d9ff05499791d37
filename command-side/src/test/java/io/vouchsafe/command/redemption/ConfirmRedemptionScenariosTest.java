package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Confirming what was validated: what is checked again, and what is not (contract §4.1, §4.2). */
class ConfirmRedemptionScenariosTest {

    private static TestDatabase database;
    private static CommandSide side;

    private Scenario scenario;

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

    @BeforeEach
    void begin() {
        scenario = new Scenario(side);
    }

    @Test
    @DisplayName("§4.2 #6: validated and confirmed at the times of both steps")
    void confirmsWhatWasValidatedWithItsOwnTimes() {
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SUMMER");
        Instant validated = scenario.now();
        RedemptionResource before = scenario.validate("SUMMER", "ORDER-1").granted();
        scenario.later(Duration.ofMinutes(7));

        RedemptionResource after =
                scenario.confirm("SUMMER", "ORDER-1").grants("4.00").granted();

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.validatedAt()).isEqualTo(validated);
        assertThat(after.confirmedAt()).isEqualTo(validated.plus(Duration.ofMinutes(7)));
        scenario.storesOnly(RedemptionConfirmed.class, VoucherRedeemed.class, LedgerCharged.class, LedgerCharged.class);
        RedemptionConfirmed confirmed = scenario.event(RedemptionConfirmed.class);
        assertThat(confirmed.redemptionId()).isEqualTo(before.id());
        assertThat(confirmed.oneStep()).isFalse();
        assertThat(confirmed.validatedAt()).isEqualTo(validated);
        assertThat(confirmed.at()).isEqualTo(scenario.now());
    }

    @Test
    void confirmsOnlyOnce() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        scenario.validate("SUMMER", "ORDER-1");
        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");

        scenario.confirm("SUMMER", "ORDER-1")
                .refuses("confirmed/already_confirmed")
                .storesOnly(RedemptionDeclined.class);
        assertThat(scenario.event(RedemptionDeclined.class).step()).isEqualTo(RedemptionStep.CONFIRM);
    }

    @Test
    void findsNothingToConfirmUnderAnUnknownIdOrAnotherVouchersCode() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "ONE");
        scenario.voucher(campaign, "OTHER");
        scenario.validate("ONE", "ORDER-1").grants("4.00");

        scenario.confirm("ONE", "ORDER-2").findsNothing().stores();
        scenario.confirm("OTHER", "ORDER-1").findsNothing().stores();
        scenario.confirm("ONE", "ORDER-1").grants("4.00");
    }

    @Test
    @DisplayName("§4.2 unique: several may be unconfirmed, and the first to be confirmed wins")
    void letsTheFirstConfirmationOfAUniqueCodeWin() {
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SUMMER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");
        scenario.validate("SUMMER", "ORDER-2").grants("4.00");

        scenario.confirm("SUMMER", "ORDER-2").grants("4.00");
        scenario.confirm("SUMMER", "ORDER-1")
                .refuses("voucher/unique_code_already_used")
                .storesOnly(RedemptionDeclined.class);
    }

    @Test
    @DisplayName("§4.1 #4: an unconfirmed redemption reserves no count, and confirming it fails")
    void checksTheCountsAgain() {
        Scenario limited = new Scenario(side, Terms.main("Season").redemptions(1));
        long campaign = limited.campaign(terms -> terms.generic().redemptions(1));
        limited.voucher(campaign, "SUMMER");
        limited.validate("SUMMER", "ORDER-1").grants("4.00");
        limited.redeem("SUMMER", "ORDER-2").grants("4.00");

        limited.confirm("SUMMER", "ORDER-1")
                .refuses("campaign/maximum_redemptions_exceeded", "campaign/redemptions_limit_exceeded");
    }

    @Test
    @DisplayName("§4.1 #4: an unconfirmed redemption reserves no budget; confirming it fails, and later succeeds")
    void checksTheBudgetsAgainAndStaysUnconfirmed() {
        Scenario limited = new Scenario(side, Terms.main("Season").budget(799));
        long campaign = limited.campaign(terms -> terms.generic().budget(799));
        limited.voucher(campaign, "SUMMER");
        limited.validate("SUMMER", "ORDER-1").grants("4.00");
        limited.redeem("SUMMER", "ORDER-2").grants("4.00");

        limited.confirm("SUMMER", "ORDER-1").refuses("campaign/budget_exceeded", "campaign/total_budget_exceeded");

        limited.campaigns.revise(campaign, "{'max_total_budget': 8}");
        limited.campaigns.revise(limited.mainId, "{'max_total_budget': 8}");
        limited.confirm("SUMMER", "ORDER-1").grants("4.00");
    }

    @Test
    @DisplayName("§4.2 confirm: voucher and campaigns must still be active")
    void checksAgainThatVoucherAndCampaignsAreActive() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");

        scenario.vouchers.revise("SUMMER", "{'active': false}");
        scenario.campaigns.revise(campaign, "{'status': 'inactive'}");
        scenario.confirm("SUMMER", "ORDER-1").refuses("voucher/not_active", "campaign/not_active");

        scenario.vouchers.revise("SUMMER", "{'active': true}");
        scenario.campaigns.revise(campaign, "{'status': 'active'}");
        scenario.campaigns.revise(scenario.mainId, "{'status': 'active'}");
        scenario.campaigns.revise(scenario.mainId, "{'status': 'inactive'}");
        scenario.confirm("SUMMER", "ORDER-1").refuses("campaign/not_active");

        scenario.campaigns.revise(scenario.mainId, "{'status': 'active'}");
        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");
    }

    @Test
    void neitherReckonsTheDiscountNorJudgesTheCostAnewAfterAnEdit() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");

        scenario.campaigns.revise(
                campaign,
                "{'discount_type': 'numeric', 'discount_value': 50, 'minimum_value': 90, 'maximum_value': 95}");

        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");
        assertThat(scenario.event(RedemptionConfirmed.class).grantedMinor()).isEqualTo(400);
        scenario.redeem("SUMMER", "ORDER-2")
                .refuses("voucher/unique_code_already_used", "total_transaction_cost/below_campaign_minimum");
    }

    @Test
    @DisplayName("§2.4 expires_at/time_limit_expired: confirmed until the limit and not at it")
    void confirmsUntilTheTimeLimitAndNotAtIt() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        Instant limit = scenario.now().plus(Duration.ofMinutes(15));
        assertThat(scenario.create("SUMMER", "ORDER-1", "80", ", 'ttl': 15")
                        .granted()
                        .expiresAt())
                .isEqualTo(limit);
        scenario.create("SUMMER", "ORDER-2", "80", ", 'ttl': 15").grants("4.00");

        scenario.later(Duration.ofMinutes(15).minusMillis(1));
        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");
        scenario.later(Duration.ofMillis(1));
        scenario.confirm("SUMMER", "ORDER-2").refuses("expires_at/time_limit_expired");
    }

    @Test
    void confirmsNothingInThePastWhenTheClockIsSetBack() {
        long campaign = scenario.campaign(Terms::generic);
        scenario.voucher(campaign, "SUMMER");
        scenario.create("SUMMER", "ORDER-1", "80", ", 'ttl': 15").grants("4.00");
        scenario.later(Duration.ofMinutes(20));
        scenario.redeem("SUMMER", "ORDER-2").grants("4.00");
        Instant last = scenario.now();

        scenario.later(Duration.ofMinutes(-20));
        scenario.confirm("SUMMER", "ORDER-1").refuses("expires_at/time_limit_expired");
        assertThat(scenario.event(RedemptionDeclined.class).at()).isEqualTo(last);
        scenario.later(Duration.ofMinutes(20));
    }
}
