package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contract §2.4, the rows of voucher, campaign and request: at validation, in one step, and again at confirmation. */
@ExtendWith(OneApplication.class)
class RefusalsTest {

    private final RunningApplication application;
    private final Api api;
    private final Shop shop;

    RefusalsTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.shop = new Shop(api);
    }

    @Test
    @DisplayName("§2.4 campaign/not_active: a draft, and a campaign that was switched off, also when confirming")
    void campaignNotActive() {
        long draft = shop.campaign(shop.mainCampaign(), "status", "draft");
        String code = shop.voucher(draft);
        refusedAtOnce(code, 10, problem("campaign", "not_active"));

        api.patch("/campaigns/" + draft, object("status", "active")).ok();
        shop.validate(code, "T-" + code, 10).ok();
        api.patch("/campaigns/" + draft, object("status", "inactive")).ok();

        shop.confirm(code, "T-" + code).refuses(problem("campaign", "not_active"));
        refusedAtOnce(code, 10, problem("campaign", "not_active"));
    }

    @Test
    @DisplayName("§8 #10: a main campaign in draft does not block, one that was switched off does")
    void mainCampaignSwitchedOff() {
        long main = shop.mainCampaign();
        String code = shop.voucher(shop.campaign(main));
        shop.validate(code, "T-" + code, 10).ok();
        api.patch("/campaigns/" + main, object("status", "active")).ok();
        api.patch("/campaigns/" + main, object("status", "inactive")).ok();

        refusedAtOnce(code, 10, problem("campaign", "not_active"));
        shop.confirm(code, "T-" + code).refuses(problem("campaign", "not_active"));
    }

    @Test
    @DisplayName("§2.4 voucher/not_active: a voucher that was switched off, also when confirming")
    void voucherNotActive() {
        String code = shop.voucher(shop.campaign());
        shop.validate(code, "T-" + code, 10).ok();
        api.patch("/vouchers/" + code, object("active", false)).ok();

        refusedAtOnce(code, 10, problem("voucher", "not_active"));
        shop.confirm(code, "T-" + code).refuses(problem("voucher", "not_active"));
    }

    @Test
    @DisplayName("§2.4 voucher/unique_code_already_used: after the first confirmation, also when confirming another")
    void uniqueCodeAlreadyUsed() {
        String code = shop.voucher(shop.campaign());
        shop.validate(code, "A-" + code, 10).ok();
        shop.validate(code, "B-" + code, 10).ok();
        shop.confirm(code, "B-" + code).ok();

        shop.confirm(code, "A-" + code).refuses(problem("voucher", "unique_code_already_used"));
        refusedAtOnce(code, 10, problem("voucher", "unique_code_already_used"));
        assertThat(shop.find(code, "A-" + code).ok().get("confirmed").asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("§2.4 campaign/maximum_redemptions_exceeded: with the limit, also when confirming")
    void maximumRedemptions() {
        long campaign = shop.genericCampaign("max_redemptions", 2);
        String code = shop.voucher(campaign);
        shop.validate(code, "LATE", 10).ok();
        shop.redeem(code, "1", 10).ok();
        shop.redeem(code, "2", 10).ok();

        refusedAtOnce(code, 10, problem("campaign", "maximum_redemptions_exceeded", "2"));
        shop.confirm(code, "LATE").refuses(problem("campaign", "maximum_redemptions_exceeded", "2"));
        api.patch("/campaigns/" + campaign, object("max_redemptions", 3)).ok();
        shop.confirm(code, "LATE").ok();
    }

    @Test
    @DisplayName("§2.4 campaign/redemptions_limit_exceeded: the main campaign's count over all its children")
    void redemptionsOfTheMainCampaign() {
        long main = shop.mainCampaign("max_redemptions", 1);
        String one = shop.voucher(shop.campaign(main));
        String other = shop.voucher(shop.campaign(main));
        shop.redeem(one, "1", 10).ok();

        refusedAtOnce(other, 10, problem("campaign", "redemptions_limit_exceeded", "1"));
    }

    @Test
    @DisplayName("§2.4 campaign/budget_exceeded: by a cent, with the budget")
    void moneyOfTheCampaign() {
        String code = shop.voucher(shop.genericCampaign("max_total_budget", 10));
        shop.validate(code, "LATE", 100.01).ok();
        shop.redeem(code, "1", 100).ok();

        refusedAtOnce(code, 100.10, problem("campaign", "budget_exceeded", "10.00"));
        shop.confirm(code, "LATE").ok();
        shop.redeem(code, "3", 0.20).refuses(problem("campaign", "budget_exceeded", "10.00"));
        shop.redeem(code, "4", 0.09).ok();
    }

    @Test
    @DisplayName("§2.4 campaign/total_budget_exceeded: the main campaign's budget over all its children")
    void moneyOfTheMainCampaign() {
        long main = shop.mainCampaign("max_total_budget", 5);
        String one = shop.voucher(shop.campaign(main));
        String other = shop.voucher(shop.campaign(main));
        shop.redeem(one, "1", 100).ok();

        refusedAtOnce(other, 0.1, problem("campaign", "total_budget_exceeded", "5.00"));
    }

    @Test
    @DisplayName("§2.4 total_transaction_cost/below_campaign_minimum: a cent below, with the minimum")
    void costBelowTheCampaignsMinimum() {
        String code = shop.voucher(shop.campaign(shop.mainCampaign(), "minimum_value", 20, "maximum_value", 30.5));

        refusedAtOnce(code, 19.99, problem("total_transaction_cost", "below_campaign_minimum", "20.00"));
        shop.validate(code, "20", 20).ok();
    }

    @Test
    @DisplayName("§2.4 total_transaction_cost/above_campaign_maximum: a cent above, with the maximum")
    void costAboveTheCampaignsMaximum() {
        String code = shop.voucher(shop.campaign(shop.mainCampaign(), "minimum_value", 20, "maximum_value", 30.5));

        refusedAtOnce(code, 30.51, problem("total_transaction_cost", "above_campaign_maximum", "30.50"));
        shop.validate(code, "30.5", 30.5).ok();
    }

    @Test
    @DisplayName("§2.4 customer/does_not_match_assigned_customer: nobody, somebody else, and the customer")
    void customerOfTheVoucher() {
        String code = shop.voucher(shop.campaign(), "customer_identifier", "Cust-1");
        var mismatch = problem("customer", "does_not_match_assigned_customer");

        refusedAtOnce(code, 10, mismatch);
        shop.validate(code, "T", 10, "customer_identifier", "Cust-2").refuses(mismatch);
        shop.validate(code, "T", 10, "customer_identifier", "").refuses(mismatch);
        shop.validate(code, "T", 10, "customer_identifier", " Cust-1 ").ok();
        shop.confirm(code, "T").ok();
    }

    @Test
    @DisplayName("§2.4 transaction_id/must_be_unique: by an unconfirmed or a confirmed redemption of any voucher")
    void transactionIdTaken() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        shop.validate(code, "TAKEN", 10).ok();

        shop.validate(code, "TAKEN", 10).refuses(problem("transaction_id", "must_be_unique"));
        shop.redeem(shop.voucher(campaign), "TAKEN", 10).refuses(problem("transaction_id", "must_be_unique"));
        shop.confirm(code, "TAKEN").ok();
        shop.redeem(shop.voucher(campaign), "TAKEN", 10).refuses(problem("transaction_id", "must_be_unique"));
    }

    @Test
    @DisplayName("§2.4 confirmed/already_confirmed: the redemption stays as it is")
    void confirmedTwice() {
        String code = shop.voucher(shop.genericCampaign());
        shop.validate(code, "TWICE", 10).ok();
        Answer first = shop.confirm(code, "TWICE");
        first.ok();

        shop.confirm(code, "TWICE").refuses(problem("confirmed", "already_confirmed"));
        assertThat(shop.find(code, "TWICE").body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("§4.2 #4: everything at once, in the order of the checks")
    void everythingAtOnceInTheOrderOfTheChecks() {
        long main = shop.mainCampaign("max_redemptions", 1, "max_total_budget", 0.5);
        long campaign = shop.campaign(
                main, "max_redemptions", 1, "max_total_budget", 0.5, "minimum_value", 5, "maximum_value", 10);
        String used = shop.voucher(campaign, "customer_identifier", "Cust-1");
        shop.validate(used, "DONE", 10, "customer_identifier", "Cust-1", "confirmed", true)
                .ok();
        api.patch("/campaigns/" + campaign, object("status", "inactive")).ok();

        shop.validate(used, "DONE", 100)
                .refuses(
                        problem("transaction_id", "must_be_unique"),
                        problem("campaign", "not_active"),
                        problem("voucher", "unique_code_already_used"),
                        problem("customer", "does_not_match_assigned_customer"),
                        problem("total_transaction_cost", "above_campaign_maximum", "10.00"),
                        problem("campaign", "maximum_redemptions_exceeded", "1"),
                        problem("campaign", "redemptions_limit_exceeded", "1"),
                        problem("campaign", "budget_exceeded", "0.50"),
                        problem("campaign", "total_budget_exceeded", "0.50"));
    }

    @Test
    @DisplayName("§4.2 #5: a refusal is recorded and creates no customer")
    void aRefusalIsRecordedAndCreatesNoCustomer() {
        long campaign = shop.campaign(shop.mainCampaign(), "minimum_value", 20);
        String code = shop.voucher(campaign);
        long declined = application.number(
                "select count(*) from events.event where payload_type = 'redemption-declined' and payload::json ->> 'campaignId' = ?",
                Long.toString(campaign));
        assertThat(declined).isZero();

        shop.validate(code, "T", 10, "customer_identifier", "stranger-" + code)
                .refuses(problem("total_transaction_cost", "below_campaign_minimum", "20.00"));

        assertThat(application.number(
                        "select count(*) from events.event where payload_type = 'redemption-declined' and payload::json ->> 'campaignId' = ?",
                        Long.toString(campaign)))
                .isEqualTo(1);
        assertThat(application.number("select count(*) from events.person where identifier = ?", "stranger-" + code))
                .isZero();
        shop.find(code, "T").isUnknown();
    }

    /** In both forms of a new redemption, and without a trace of either. */
    private void refusedAtOnce(String code, double cost, Answer.Problem... problems) {
        String transaction = Shop.unique("REFUSED");
        shop.validate(code, transaction, cost).refuses(problems);
        shop.redeem(code, transaction, cost).refuses(problems);
        shop.find(code, transaction).isUnknown();
    }
}
