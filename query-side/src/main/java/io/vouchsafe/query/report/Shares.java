package io.vouchsafe.query.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole. */
final class Shares {

    private static final int DECIMALS = 4;

    private Shares() {}

    /** Which part of a whole something is, to four decimals. All of nothing is used up by anything, and also by nothing. */
    static BigDecimal of(long part, long whole) {
        return whole == 0
                ? BigDecimal.ONE.setScale(DECIMALS)
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }
}
