package io.vouchsafe.query.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures of a report are set apart by. */
enum Grouping {
    NONE,
    CAMPAIGN,
    MAIN_CAMPAIGN,
    TEAM,
    CHANNEL,
    MEDIUM,
    PURPOSE;

    /** Their names in queries and answers. */
    static final List<String> WORDS = Stream.of(values()).map(Grouping::word).toList();

    static Grouping of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
