package io.vouchsafe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.rules.RedemptionDecision.Granted;
import io.vouchsafe.rules.RedemptionDecision.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules a step must meet, and the order in which it hears of them (contract §4.2). */
class RuleBookTest {

    private static GivenFacts everythingWrong() {
        return new GivenFacts()
                .transactionIdTaken()
                .expiresAt(GivenFacts.NOON)
                .voucher(false, true, 1)
                .assigned(false)
                .status(CampaignStatus.DRAFT)
                .values(9_000L, 7_000L)
                .counts(1L, 1)
                .budget(100L, 100)
                .mainLimits(1L, 1, 100L, 100);
    }

    private static List<RefusalCode> codes(RedemptionDecision decision) {
        return decision instanceof Refused refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }

    @Test
    void grantsTheDiscountOfWhatMeetsEveryRule() {
        assertThat(new GivenFacts().create()).isEqualTo(new Granted(Money.ofMinor(400)));
    }

    @Test
    void confirmsTheDiscountThatWasFixedBefore() {
        assertThat(new GivenFacts().granted(777).confirm()).isEqualTo(new Granted(Money.ofMinor(777)));
    }

    @Test
    void hearsOfEverythingThatIsWrongWithANewRedemption() {
        assertThat(codes(everythingWrong().create()))
                .containsExactly(
                        RefusalCode.MUST_BE_UNIQUE,
                        RefusalCode.NOT_ACTIVE,
                        RefusalCode.EXPIRED,
                        RefusalCode.NOT_ACTIVE,
                        RefusalCode.UNIQUE_CODE_ALREADY_USED,
                        RefusalCode.DOES_NOT_MATCH_ASSIGNED_CUSTOMER,
                        RefusalCode.BELOW_CAMPAIGN_MINIMUM,
                        RefusalCode.ABOVE_CAMPAIGN_MAXIMUM,
                        RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                        RefusalCode.REDEMPTIONS_LIMIT_EXCEEDED,
                        RefusalCode.BUDGET_EXCEEDED,
                        RefusalCode.TOTAL_BUDGET_EXCEEDED);
    }

    @Test
    void judgesOnlyTheHardStopsAtConfirmation() {
        assertThat(codes(everythingWrong().confirm()))
                .containsExactly(
                        RefusalCode.TIME_LIMIT_EXPIRED,
                        RefusalCode.NOT_ACTIVE,
                        RefusalCode.EXPIRED,
                        RefusalCode.NOT_ACTIVE,
                        RefusalCode.UNIQUE_CODE_ALREADY_USED,
                        RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                        RefusalCode.REDEMPTIONS_LIMIT_EXCEEDED,
                        RefusalCode.BUDGET_EXCEEDED,
                        RefusalCode.TOTAL_BUDGET_EXCEEDED);
    }

    @Test
    void judgesBudgetsByTheFixedDiscountAtConfirmation() {
        assertThat(new GivenFacts().granted(100).budget(100L, 0).confirm()).isEqualTo(new Granted(Money.ofMinor(100)));
        assertThat(codes(new GivenFacts().granted(101).budget(100L, 0).confirm()))
                .containsExactly(RefusalCode.BUDGET_EXCEEDED);
    }

    @Test
    void alwaysGivesTheSameAnswerToTheSameAttempt() {
        assertThat(everythingWrong().create()).isEqualTo(everythingWrong().create());
        assertThat(everythingWrong().confirm()).isEqualTo(everythingWrong().confirm());
    }
}
