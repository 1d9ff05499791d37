package io.vouchsafe.standalone.race;

import static io.vouchsafe.standalone.api.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invariant I1 over HTTP: of any number of clients that race for a limit, exactly as many get through as it allows. */
@ExtendWith(OneApplication.class)
class LimitsTest {

    private static final int CLIENTS = 64;

    private final RunningApplication application;
    private final Api api;
    private final Shop shop;

    LimitsTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.shop = new Shop(api);
    }

    @Test
    void ofRedemptionsIsMetExactly() {
        long campaign = shop.genericCampaign("max_redemptions", 100);
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(CLIENTS, 400, i -> shop.redeem(code, "R-" + i, 100));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 100L, 422, 300L));
        refused(answers, problem("campaign", "maximum_redemptions_exceeded", "100"));
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(100, 500_00));
    }

    @Test
    void ofMoneyIsSpentExactly() {
        long campaign =
                shop.genericCampaign("max_total_budget", 100, "discount_type", "numeric", "discount_value", 1.25);
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(CLIENTS, 320, i -> shop.redeem(code, "M-" + i, 20));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 80L, 422, 240L));
        refused(answers, problem("campaign", "budget_exceeded", "100.00"));
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(80, 100_00));
    }

    @Test
    void ofMoneyIsNeverPassedByAmountsThatDoNotFit() {
        long campaign = shop.genericCampaign("max_total_budget", 100);
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(CLIENTS, 640, i -> shop.redeem(code, "A-" + i, 1 + i % 97 * 0.37));

        Books books = Books.agreed(application, api, campaign);
        long granted = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(books.redemptions()).isEqualTo(granted);
        // The least of these discounts is 5 % of 1.00: had it still fitted, one more would have been granted.
        assertThat(books.spentMinor()).isBetween(100_00L - 4, 100_00L);
    }

    @Test
    void ofAMainCampaignIsMetExactlyAcrossItsChildren() {
        long main = shop.mainCampaign("max_total_budget", 50, "max_redemptions", 1000);
        List<Long> children = IntStream.range(0, 2)
                .mapToObj(i -> shop.campaign(
                        main, "voucher_type", "generic", "discount_type", "numeric", "discount_value", 0.5))
                .toList();
        List<String> codes = children.stream().map(child -> shop.voucher(child)).toList();

        List<Answer> answers = Crowd.send(CLIENTS, 320, i -> shop.redeem(codes.get(i % 2), "C-" + i, 20));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 100L, 422, 220L));
        refused(answers, problem("campaign", "total_budget_exceeded", "50.00"));
        Books one = Books.agreed(application, api, children.get(0));
        Books other = Books.agreed(application, api, children.get(1));
        assertThat(one.redemptions()).isPositive();
        assertThat(other.redemptions()).isPositive();
        assertThat(one.redemptions() + other.redemptions()).isEqualTo(100);
        assertThat(Books.ledger(application, main)).isEqualTo(new Books(100, 50_00));
        assertThat(Books.list(api, main)).isEqualTo(new Books(100, 50_00));
    }

    @Test
    void ofAUniqueCodeIsOne() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(32, 32, i -> shop.redeem(code, "U-" + i, 100));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 422, 31L));
        refused(answers, problem("voucher", "unique_code_already_used"));
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(1, 5_00));
    }

    @Test
    void ofAUniqueCodeIsOneAlsoWhenAllWereValidatedBefore() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        assertThat(statuses(Crowd.send(32, 32, i -> shop.validate(code, "V-" + i, 100))))
                .isEqualTo(Map.of(200, 32L));

        List<Answer> answers = Crowd.send(32, 32, i -> shop.confirm(code, "V-" + i));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 422, 31L));
        refused(answers, problem("voucher", "unique_code_already_used"));
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(1, 5_00));
    }

    @Test
    void ofATransactionIdIsOne() {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(32, 64, i -> shop.redeem(code, "SAME", 100));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 422, 63L));
        refused(answers, problem("transaction_id", "must_be_unique"));
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(1, 5_00));
    }

    @Test
    void ofAConfirmationAndADeletionOneWins() {
        long campaign = shop.genericCampaign();
        String code = shop.voucher(campaign);
        assertThat(statuses(Crowd.send(32, 50, i -> shop.validate(code, "CD-" + i, 100))))
                .isEqualTo(Map.of(200, 50L));

        List<Answer> answers = Crowd.send(
                CLIENTS, 100, i -> i % 2 == 0 ? shop.confirm(code, "CD-" + i / 2) : shop.delete(code, "CD-" + i / 2));

        Map<Integer, Long> statuses = statuses(answers);
        long confirmed = statuses.getOrDefault(200, 0L);
        long deleted = statuses.getOrDefault(204, 0L);
        assertThat(confirmed + deleted).isEqualTo(50);
        assertThat(statuses.getOrDefault(422, 0L))
                .as("deletions of the confirmed")
                .isEqualTo(confirmed);
        assertThat(statuses.getOrDefault(404, 0L))
                .as("confirmations of the deleted")
                .isEqualTo(deleted);
        assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(confirmed, confirmed * 5_00));
        assertThat(api.get("/campaigns/" + campaign + "/redemptions").header("Total-Count"))
                .isEqualTo(Long.toString(confirmed));
    }

    @Test
    void ofOneBudgetIsMetExactlyThroughTwoInstances() {
        long main = shop.mainCampaign("max_total_budget", 75);
        long campaign = shop.campaign(main, "voucher_type", "generic", "max_redemptions", 1000);
        String code = shop.voucher(campaign);
        try (RunningApplication second = application.another()) {
            Shop there = new Shop(Api.on(second.port(), api.authorization()));

            List<Answer> answers =
                    Crowd.send(CLIENTS, 320, i -> (i % 2 == 0 ? shop : there).redeem(code, "I-" + i, 15));

            assertThat(statuses(answers)).isEqualTo(Map.of(200, 100L, 422, 220L));
            refused(answers, problem("campaign", "total_budget_exceeded", "75.00"));
            assertThat(Books.agreed(application, api, campaign)).isEqualTo(new Books(100, 75_00));
            assertThat(Books.agreed(second, there.api(), campaign)).isEqualTo(new Books(100, 75_00));
            assertThat(Books.ledger(second, main)).isEqualTo(new Books(100, 75_00));
            assertThat(there.api().get("/vouchers/" + code).body())
                    .isEqualTo(api.get("/vouchers/" + code).body());
        }
    }

    private static Map<Integer, Long> statuses(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }

    private static void refused(List<Answer> answers, Answer.Problem reason) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .allSatisfy(answer -> assertThat(answer.problems()).containsExactly(reason));
    }
}
