package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/** The rows of §5.4 and §5.5, each as the beginning of the names of the tests that show it. */
final class RuleRows {

    private static final List<String> BEGINNINGS = List.of(
            "§5.4 area_rules: ",
            "§5.4 area_rules list: ",
            "§5.4 area_rules POST: ",
            "§5.4 area_rules GET: ",
            "§5.4 area_rules PATCH: ",
            "§5.4 area_rules DELETE: ",
            "§5.4 budget_rules: ",
            "§5.4 budget_rules list: ",
            "§5.4 budget_rules POST: ",
            "§5.4 budget_rules GET: ",
            "§5.4 budget_rules PATCH: ",
            "§5.4 budget_rules DELETE: ",
            "§5.4 category_rules: ",
            "§5.4 category_rules list: ",
            "§5.4 category_rules POST: ",
            "§5.4 category_rules GET: ",
            "§5.4 category_rules PATCH: ",
            "§5.4 category_rules DELETE: ",
            "§5.4 time_of_order_rules: ",
            "§5.4 time_of_order_rules list: ",
            "§5.4 time_of_order_rules POST: ",
            "§5.4 time_of_order_rules GET: ",
            "§5.4 time_of_order_rules PATCH: ",
            "§5.4 time_of_order_rules DELETE: ",
            "§5.4 timeframe_rules: ",
            "§5.4 timeframe_rules list: ",
            "§5.4 timeframe_rules POST: ",
            "§5.4 timeframe_rules GET: ",
            "§5.4 timeframe_rules PATCH: ",
            "§5.4 timeframe_rules DELETE: ",
            "§5.5 max_discount_rule: ",
            "§5.5 max_discount_rule POST: ",
            "§5.5 max_discount_rule GET: ",
            "§5.5 max_discount_rule PATCH: ",
            "§5.5 max_discount_rule DELETE: ",
            "§5.5 new_customer_rule: ",
            "§5.5 new_customer_rule POST: ",
            "§5.5 new_customer_rule GET: ",
            "§5.5 new_customer_rule PATCH: ",
            "§5.5 new_customer_rule DELETE: ",
            "§5.5 per_customer_rule: ",
            "§5.5 per_customer_rule POST: ",
            "§5.5 per_customer_rule GET: ",
            "§5.5 per_customer_rule PATCH: ",
            "§5.5 per_customer_rule DELETE: ");

    private RuleRows() {}

    /** How the names begin of tests that show the row of a kind, or of a kind and what is done with it. */
    static String of(String kind, String... done) {
        String key = " " + kind + (done.length == 0 ? "" : " " + done[0]) + ": ";
        return BEGINNINGS.stream()
                .filter(beginning -> beginning.endsWith(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such row:" + key));
    }

    /** These tests, which must show every row of a section such as {@code "5.4 "}. */
    static List<DynamicTest> all(String section, List<DynamicTest> tests) {
        assertThat(BEGINNINGS.stream().filter(beginning -> beginning.startsWith(section, 1)))
                .allSatisfy(beginning -> assertThat(tests)
                        .anySatisfy(test -> assertThat(test.getDisplayName()).startsWith(beginning)));
        return tests;
    }
}
