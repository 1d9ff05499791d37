package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers in redemptions: assigned ones, unknown ones, and when a new one is new no longer (contract §2.4, §3.7). */
class CustomerScenariosTest {

    private static final String CUST_77 = ", 'customer_identifier': 'cust-77'";
    private static final String CONFIRMED = ", 'confirmed': true";

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
    void redeemsAnAssignedVoucherForItsCustomerOnly() {
        long campaign = scenario.campaign(Terms::generic);
        scenario.voucher(campaign, "HERS", true, scenario.customer("cust-77"));
        scenario.customer("cust-78");

        scenario.create("HERS", "ORDER-1", "80", "").refuses("customer/does_not_match_assigned_customer");
        scenario.create("HERS", "ORDER-1", "80", ", 'customer_identifier': 'cust-78'")
                .refuses("customer/does_not_match_assigned_customer");
        scenario.create("HERS", "ORDER-1", "80", ", 'customer_identifier': 'unknown'")
                .refuses("customer/does_not_match_assigned_customer");
        scenario.create("HERS", "ORDER-1", "80", CUST_77).grants("4.00");
        assertThat(scenario.granted().customerIdentifier()).isEqualTo("cust-77");
    }

    @Test
    void registersAnUnknownCustomerOnSuccessAndOnlyOnce() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", "80", CUST_77)
                .grants("4.00")
                .storesOnly(CustomerRegistered.class, RedemptionValidated.class);
        long no = Objects.requireNonNull(scenario.customerNo("cust-77"));
        assertThat(scenario.event(CustomerRegistered.class))
                .isEqualTo(new CustomerRegistered(no, scenario.project, true, scenario.now()));
        assertThat(scenario.event(RedemptionValidated.class).request().customerNo())
                .isEqualTo(no);

        scenario.create("SUMMER", "ORDER-2", "80", CUST_77).grants("4.00").storesOnly(RedemptionValidated.class);
        assertThat(scenario.event(RedemptionValidated.class).request().customerNo())
                .isEqualTo(no);
    }

    @Test
    void doesNotRegisterACustomerForADeclinedAttempt() {
        scenario.voucher(scenario.draft(UnaryOperator.identity()), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", "80", CUST_77 + CONFIRMED)
                .refuses("campaign/not_active")
                .storesOnly(RedemptionDeclined.class);

        assertThat(scenario.customerNo("cust-77")).isNull();
        assertThat(scenario.event(RedemptionDeclined.class).customerNamed()).isTrue();
        assertThat(scenario.event(RedemptionDeclined.class).request().customerNo())
                .isNull();
    }

    @Test
    void noticesTheFirstConfirmedRedemptionInOneStep() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", "80", CUST_77 + CONFIRMED)
                .grants("4.00")
                .storesOnly(
                        CustomerRegistered.class,
                        RedemptionConfirmed.class,
                        VoucherRedeemed.class,
                        LedgerCharged.class,
                        LedgerCharged.class,
                        UsageCounted.class,
                        CustomerReturned.class);
        scenario.create("SUMMER", "ORDER-2", "80", CUST_77 + CONFIRMED)
                .grants("4.00")
                .storesOnly(
                        RedemptionConfirmed.class,
                        VoucherRedeemed.class,
                        LedgerCharged.class,
                        LedgerCharged.class,
                        UsageCounted.class);
    }

    @Test
    void noticesTheFirstConfirmedRedemptionInTwoSteps() {
        long no = scenario.customer("cust-77");
        long campaign = scenario.campaign(Terms::generic);
        scenario.voucher(campaign, "SUMMER");
        scenario.create("SUMMER", "ORDER-1", "80", CUST_77).storesOnly(RedemptionValidated.class);
        scenario.create("SUMMER", "ORDER-2", "80", CUST_77).storesOnly(RedemptionValidated.class);

        scenario.confirm("SUMMER", "ORDER-1").grants("4.00");
        assertThat(scenario.event(CustomerReturned.class))
                .isEqualTo(new CustomerReturned(no, scenario.project, campaign, scenario.now()));
        assertThat(scenario.granted().customerIdentifier()).isEqualTo("cust-77");

        scenario.confirm("SUMMER", "ORDER-2")
                .grants("4.00")
                .storesOnly(
                        RedemptionConfirmed.class,
                        VoucherRedeemed.class,
                        LedgerCharged.class,
                        LedgerCharged.class,
                        UsageCounted.class);
    }

    @Test
    void keepsCustomersOfDifferentProjectsApart() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");
        Scenario other = new Scenario(side);
        other.voucher(other.campaign(Terms::generic), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", "80", CUST_77).grants("4.00");
        other.create("SUMMER", "ORDER-1", "80", CUST_77).grants("4.00");

        assertThat(scenario.customerNo("cust-77")).isNotNull().isNotEqualTo(other.customerNo("cust-77"));
    }

    @Test
    void takesABlankIdentifierForNone() {
        scenario.voucher(scenario.campaign(Terms::generic), "SUMMER");

        scenario.create("SUMMER", "ORDER-1", "80", ", 'customer_identifier': '  '")
                .grants("4.00")
                .storesOnly(RedemptionValidated.class);
        assertThat(scenario.event(RedemptionValidated.class).request().customerNo())
                .isNull();
    }
}
