package io.vouchsafe.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Json;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.VoucherType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edit makes of a campaign's terms, and everything that can be wrong with it (contract §3.1, §3.3, §5.1). */
class CampaignTermsMergeTest {

    private static final String DISCOUNT = "'name': 'Autumn', 'parent_id': 1, 'campaign_type': 'discount', ";
    private static final String FIVE_PERCENT = "'discount_type': 'percentage', 'discount_value': 5";

    private static CampaignTermsMerge merge(@Nullable CampaignTerms before, String json) {
        return new CampaignTermsMerge(CampaignEdit.of(Json.body("{" + json + "}")), before);
    }

    private static CampaignTerms merged(@Nullable CampaignTerms before, String json) {
        CampaignTermsMerge merge = merge(before, json);
        CampaignTerms terms = merge.merged();
        assertThat(merge.problems()).isEmpty();
        return Objects.requireNonNull(terms);
    }

    private static List<String> problems(@Nullable CampaignTerms before, String json) {
        CampaignTermsMerge merge = merge(before, json);
        assertThat(merge.merged()).isNull();
        return merge.problems().stream()
                .map(problem -> problem.attribute() + "/" + problem.code().wire()
                        + (problem.boundary() == null ? "" : " " + problem.boundary()))
                .toList();
    }

    @Test
    void needsOnlyANameForAMainCampaign() {
        assertThat(merged(null, "'name': 'Season 24'"))
                .isEqualTo(Terms.main("Season 24").build());
        assertThat(merged(null, "'name': 'Season 24', 'campaign_type': 'main', 'parent_id': null"))
                .isEqualTo(Terms.main("Season 24").build());
        assertThat(merged(null, "'name': 'Season 24', 'campaign_type': null").isMain())
                .isTrue();
    }

    @Test
    void readsEveryAttributeOfADiscountCampaign() {
        assertThat(merged(null, DISCOUNT + FIVE_PERCENT + """
                        , 'description': 'internal', 'customer_information': 'Show this', 'voucher_type': 'generic',
                        'max_total_budget': 20000, 'max_redemptions': 100, 'minimum_value': 20, 'maximum_value': 500.5,
                        'reward_title': '5% off', 'reward_description': 'on everything', 'team': 'north', 'channel': 'app',
                        'purpose': 'win back', 'medium': 'print', 'budget_code': 'B-7'"""))
                .isEqualTo(new CampaignTerms(
                        1L,
                        "Autumn",
                        "internal",
                        "Show this",
                        VoucherType.GENERIC,
                        2_000_000L,
                        100L,
                        2_000L,
                        50_050L,
                        new Discount(DiscountType.PERCENTAGE, 50_000),
                        "5% off",
                        "on everything",
                        "north",
                        "app",
                        "win back",
                        "print",
                        "B-7"));
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "percentage, 5, 50000",
        "percentage, 100, 1000000",
        "percentage, 0.0001, 1",
        "percentage, 33.33335, 333334",
        "percentage, 0.00005, 1",
        "numeric, 5, 500",
        "numeric, 0.01, 1",
        "numeric, 0.005, 1",
        "numeric, 9999999999.99, 999999999999"
    })
    void readsDiscounts(String type, String value, long units) {
        assertThat(merged(null, DISCOUNT + "'discount_type': '" + type + "', 'discount_value': " + value)
                        .discount())
                .isEqualTo(new Discount(
                        type.equals("percentage") ? DiscountType.PERCENTAGE : DiscountType.NUMERIC, units));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "percentage, 0, discount_value/below_minimum 0",
        "percentage, -5, discount_value/below_minimum 0",
        "percentage, 0.00004, discount_value/below_minimum 0",
        "percentage, 100.0001, discount_value/above_maximum 100",
        "percentage, 1e30, discount_value/above_maximum 100",
        "numeric, 0, discount_value/below_minimum 0",
        "numeric, 0.004, discount_value/below_minimum 0",
        "numeric, 10000000000, discount_value/above_maximum 9999999999.99"
    })
    void refusesDiscountsOutOfRange(String type, String value, String problem) {
        assertThat(problems(null, DISCOUNT + "'discount_type': '" + type + "', 'discount_value': " + value))
                .containsExactly(problem);
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(problems(null, "'campaign_type': 'discount'"))
                .containsExactly(
                        "parent_id/required", "name/required", "discount_type/required", "discount_value/required");
        assertThat(problems(null, "'name': '  '")).containsExactly("name/required");
        assertThat(problems(null, "'name': 'Autumn', 'parent_id': 1")).contains("campaign_type/required discount");
        assertThat(problems(null, "'name': 'Season', 'discount_type': 'numeric'"))
                .containsExactly("discount_value/required");
    }

    @Test
    void refusesAMainCampaignUnderAnother() {
        assertThat(problems(null, "'name': 'Season', 'campaign_type': 'main', 'parent_id': 1, " + FIVE_PERCENT))
                .containsExactly("parent_id/must_be_null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'campaign_type': 'loyalty'|campaign_type/unexpected_value",
                "'status': 'archived'|status/unexpected_value draft, active, inactive",
                "'voucher_type': 'UNIQUE'|voucher_type/unexpected_value unique, generic",
                "'max_redemptions': -1|max_redemptions/below_minimum 0",
                "'max_redemptions': 1.5|max_redemptions/invalid",
                "'max_total_budget': -0.01|max_total_budget/below_minimum 0",
                "'max_total_budget': '5'|max_total_budget/invalid",
                "'minimum_value': -1|minimum_value/below_minimum 0",
                "'maximum_value': true|maximum_value/invalid",
                "'minimum_value': 50.01, 'maximum_value': 50|minimum_value/above_maximum 50.00",
                "'name': 5|name/invalid"
            })
    void refusesFaultyAttributes(String attributeAndProblem) {
        String[] parts = attributeAndProblem.split("\\|", 2);
        String name = parts[0].startsWith("'name'") ? "" : "'name': 'Season', ";

        assertThat(problems(null, name + parts[0]))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(parts[1]);
    }

    @Test
    void limitsTheLengthOfTexts() {
        assertThat(merged(null, "'name': 'Season', 'reward_title': '" + "x".repeat(40) + "'")
                        .rewardTitle())
                .hasSize(40);
        assertThat(problems(null, "'name': 'Season', 'reward_title': '" + "x".repeat(41) + "'"))
                .containsExactly("reward_title/too_long 40");
        assertThat(merged(null, "'name': 'Season', 'reward_description': '" + "x".repeat(100) + "'")
                        .rewardDescription())
                .hasSize(100);
        assertThat(problems(null, "'name': 'Season', 'reward_description': '" + "x".repeat(101) + "'"))
                .containsExactly("reward_description/too_long 100");
    }

    @Test
    void changesOnlyWhatWasSent() {
        CampaignTerms before =
                Terms.discount(1, "Autumn").budget(500).redemptions(5).build();

        assertThat(merged(before, "")).isEqualTo(before);
        assertThat(merged(before, "'max_redemptions': null"))
                .isEqualTo(Terms.discount(1, "Autumn").budget(500).build());
        assertThat(merged(before, "'discount_value': 6"))
                .isEqualTo(Terms.discount(1, "Autumn")
                        .budget(500)
                        .redemptions(5)
                        .percent(6)
                        .build());
        assertThat(merged(before, "'discount_type': 'numeric'").discount())
                .isEqualTo(new Discount(DiscountType.NUMERIC, 500));
        assertThat(merged(before, "'parent_id': 2").parentId()).isEqualTo(2);
    }

    @Test
    void keepsTheKindOfACampaign() {
        CampaignTerms main = Terms.main("Season").build();
        CampaignTerms discount = Terms.discount(1, "Autumn").build();

        assertThat(problems(main, "'parent_id': 2")).containsExactly("parent_id/must_be_null");
        assertThat(problems(discount, "'parent_id': null")).containsExactly("parent_id/required");
        assertThat(problems(main, "'campaign_type': 'discount'")).contains("campaign_type/unexpected_value null");
        assertThat(problems(discount, "'campaign_type': 'main'"))
                .containsExactly("campaign_type/unexpected_value discount");
        assertThat(merged(discount, "'campaign_type': 'discount'")).isEqualTo(discount);
    }

    @Test
    void refusesToTakeADiscountFromADiscountCampaign() {
        assertThat(problems(Terms.discount(1, "Autumn").build(), "'discount_type': null, 'discount_value': null"))
                .containsExactly("discount_type/required", "discount_value/required");
    }

    @Test
    void judgesMinimumAndMaximumTogetherWithWhatStays() {
        CampaignTerms before =
                Terms.discount(1, "Autumn").between(2_000L, 5_000L).build();

        assertThat(problems(before, "'minimum_value': 50.01")).containsExactly("minimum_value/above_maximum 50.00");
        assertThat(merged(before, "'minimum_value': 50").minimumValueMinor()).isEqualTo(5_000);
        assertThat(merged(before, "'minimum_value': 60, 'maximum_value': null").minimumValueMinor())
                .isEqualTo(6_000);
    }

    @Test
    void namesWhatIsFrozen() {
        CampaignTerms before = Terms.discount(1, "Autumn").build();

        assertThat(CampaignTermsMerge.frozen(
                        before, Terms.discount(1, "Winter").budget(5).build()))
                .isEmpty();
        assertThat(CampaignTermsMerge.frozen(
                        before, Terms.discount(2, "Autumn").generic().off(5).build()))
                .extracting(
                        problem -> problem.attribute() + "/" + problem.code().wire())
                .containsExactly("parent_id/invalid", "voucher_type/invalid", "discount_type/invalid");
        assertThat(CampaignTermsMerge.frozen(
                        before, Terms.discount(1, "Autumn").percent(6).build()))
                .extracting(
                        problem -> problem.attribute() + "/" + problem.code().wire())
                .containsExactly("discount_value/invalid");
    }
}
