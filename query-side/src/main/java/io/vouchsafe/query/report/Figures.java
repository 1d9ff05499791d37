package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.query.tally.Figure;
import java.math.BigDecimal;
import java.util.List;

/**
 * What happened in one bucket, in the words of the API.
 *
 * @param redemptions confirmed there and not reversed since, like discount and transaction value
 * @param uniqueCustomers of redemptions confirmed there, reversed or not
 * @param reversals of what was confirmed there
 */
@JsonPropertyOrder({
    "redemptions",
    "discount",
    "transaction_value",
    "unique_customers",
    "validations",
    "declined",
    "reversals",
    "vouchers_issued",
    "vouchers_assigned"
})
record Figures(
        long redemptions,
        BigDecimal discount,
        BigDecimal transactionValue,
        long uniqueCustomers,
        long validations,
        long declined,
        long reversals,
        long vouchersIssued,
        long vouchersAssigned) {

    static final List<String> COLUMNS = List.of(
            "redemptions",
            "discount",
            "transaction_value",
            "unique_customers",
            "validations",
            "declined",
            "reversals",
            "vouchers_issued",
            "vouchers_assigned");

    /**
     * Nothing at all is all zeros.
     *
     * @param sums by {@link Figure}
     */
    static Figures of(long[] sums, long uniqueCustomers) {
        return new Figures(
                sums[Figure.REDEMPTIONS.place()],
                amount(sums[Figure.DISCOUNT_MINOR.place()]),
                amount(sums[Figure.VALUE_MINOR.place()]),
                uniqueCustomers,
                sums[Figure.VALIDATIONS.place()],
                sums[Figure.DECLINED.place()],
                sums[Figure.REVERSALS.place()],
                sums[Figure.ISSUED.place()],
                sums[Figure.ASSIGNED.place()]);
    }

    /** An amount of minor units with two decimals. A sum over campaigns can be greater than any amount that is sent. */
    static BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    List<Object> fields() {
        return List.of(
                redemptions,
                discount,
                transactionValue,
                uniqueCustomers,
                validations,
                declined,
                reversals,
                vouchersIssued,
                vouchersAssigned);
    }
}
