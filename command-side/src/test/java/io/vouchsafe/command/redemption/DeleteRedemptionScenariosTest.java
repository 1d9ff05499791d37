package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deleting redemptions, and what that does to their transaction ids (contract §4.1, §4.2 step 3). */
class DeleteRedemptionScenariosTest {

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
    @DisplayName("§4.1 #5: what is not confirmed is deleted")
    void deletesWhatIsNotConfirmed() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        long voucher = scenario.voucher(campaign, "SUMMER");
        RedemptionResource redemption = scenario.validate("SUMMER", "ORDER-1").granted();

        scenario.delete("SUMMER", "ORDER-1")
                .succeeds()
                .stores(new RedemptionDeleted(redemption.id(), scenario.project, campaign, voucher, scenario.now()));
        scenario.delete("SUMMER", "ORDER-1").findsNothing().stores();
        scenario.confirm("SUMMER", "ORDER-1").findsNothing().stores();
    }

    @Test
    @DisplayName("§4.1 #5: what is confirmed is not deleted")
    void neverDeletesWhatIsConfirmed() {
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "SUMMER");
        scenario.redeem("SUMMER", "ORDER-1").grants("4.00");

        scenario.delete("SUMMER", "ORDER-1")
                .refuses("base/can_not_delete_already_confirmed")
                .stores();
        assertThat(scenario.failure().body().code()).isEqualTo("can_not_be_deleted");
        assertThat(scenario.failure().status()).isEqualTo(422);
    }

    @Test
    void findsNothingUnderAnotherVouchersCode() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "ONE");
        scenario.voucher(campaign, "OTHER");
        scenario.validate("ONE", "ORDER-1").grants("4.00");

        scenario.delete("OTHER", "ORDER-1").findsNothing().stores();
        scenario.delete("ONE", "ORDER-1").succeeds();
    }

    @Test
    @DisplayName("§4.2 #3: a transaction id is taken once in a project")
    void takesATransactionIdOncePerProject() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        scenario.voucher(scenario.campaign(Terms::generic), "WINTER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");

        scenario.validate("SUMMER", "ORDER-1").refuses("transaction_id/must_be_unique");
        scenario.redeem("WINTER", "ORDER-1").refuses("transaction_id/must_be_unique");

        Scenario other = new Scenario(side);
        other.voucher(other.campaign(UnaryOperator.identity()), "SUMMER");
        other.validate("SUMMER", "ORDER-1").grants("4.00");
    }

    @Test
    void tellsTransactionIdsApartByCase() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");

        scenario.validate("SUMMER", "order-1").grants("4.00");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");
    }

    @Test
    void doesNotTakeTheTransactionIdOfADeclinedAttempt() {
        long campaign = scenario.draft(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.redeem("SUMMER", "ORDER-1").refuses("campaign/not_active");
        scenario.campaigns.revise(campaign, "{'status': 'active'}");

        scenario.redeem("SUMMER", "ORDER-1").grants("4.00");
    }

    @Test
    @DisplayName("§4.2 #3: a transaction id is free again when its redemption is deleted")
    void freesTheTransactionIdOfADeletedRedemption() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        scenario.voucher(scenario.campaign(Terms::generic), "WINTER");
        long first = scenario.validate("SUMMER", "ORDER-1").granted().id();
        scenario.delete("SUMMER", "ORDER-1").succeeds();

        long second =
                scenario.redeem("WINTER", "ORDER-1").grants("4.00").granted().id();

        assertThat(second).isNotEqualTo(first);
        scenario.confirm("SUMMER", "ORDER-1").findsNothing();
        scenario.validate("SUMMER", "ORDER-1").refuses("transaction_id/must_be_unique");
    }

    @Test
    void freesTheTransactionIdsOfADeletedVoucher() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.voucher(campaign, "WINTER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");

        scenario.vouchers.delete("SUMMER");

        scenario.confirm("SUMMER", "ORDER-1").findsNothing();
        scenario.redeem("WINTER", "ORDER-1").grants("4.00");
    }

    @Test
    void freesTheTransactionIdsOfADeletedCampaign() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "WINTER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");

        scenario.campaigns.delete(campaign);

        scenario.confirm("SUMMER", "ORDER-1").findsNothing();
        scenario.delete("SUMMER", "ORDER-1").findsNothing();
        scenario.redeem("WINTER", "ORDER-1").grants("4.00");
    }

    @Test
    void doesNotReviveTheRedemptionsOfADeletedVoucherUnderTheSameCode() {
        long campaign = scenario.campaign(UnaryOperator.identity());
        scenario.voucher(campaign, "SUMMER");
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");
        scenario.vouchers.delete("SUMMER");
        scenario.vouchers.voucher(campaign, "SUMMER");

        scenario.confirm("SUMMER", "ORDER-1").findsNothing();
        scenario.validate("SUMMER", "ORDER-1").grants("4.00");
        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");
    }
}
