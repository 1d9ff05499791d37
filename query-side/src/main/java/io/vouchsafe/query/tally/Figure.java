package io.vouchsafe.query.tally;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is added up in {@code views.report_bucket}; each is a column there, in this order. */
public enum Figure {
    REDEMPTIONS(0),
    DISCOUNT_MINOR(1),
    VALUE_MINOR(2),
    VALIDATIONS(3),
    DECLINED(4),
    REVERSALS(5),
    ISSUED(6),
    ASSIGNED(7);

    private final int place;

    Figure(int place) {
        this.place = place;
    }

    /** Where it stands among all, from 0. */
    public int place() {
        return place;
    }

    /** How the column is called. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All columns, each as a pattern says. */
    static String columns(String pattern) {
        return Stream.of(values())
                .map(figure -> pattern.formatted(figure.column()))
                .collect(Collectors.joining(", "));
    }
}
