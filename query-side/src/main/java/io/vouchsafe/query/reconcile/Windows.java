package io.vouchsafe.query.reconcile;

import io.vouchsafe.events.type.BudgetWindow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds up anew what each ledger granted in the calendar windows of its last charge: those, and no others, a ledger keeps for as long as anything
 * counts. The charges of a ledger come newest first, so the first one says which windows the others are to be added to.
 */
final class Windows {

    /** Longer than the longest window, and than a week that began before it. */
    private static final Duration LONGEST = Duration.ofDays(373);

    private static final int FETCHED = 1_000;
    private static final String CHARGES = """
            select ledger, project_id, minor, at, zone, reversed, k.windows from charge join kept_ledger k using (ledger)
             order by ledger, n desc""";
    private static final TypeReference<TreeMap<String, Long>> SUMS = new TypeReference<>() {};

    private final LongFunction<ZoneId> zones;
    private final Consumer<Difference> found;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param zones of projects, for what was confirmed where no rule was asked
     */
    Windows(LongFunction<ZoneId> zones, Consumer<Difference> found) {
        this.zones = zones;
        this.found = found;
    }

    /** Compares all ledgers; holds the sums of one at a time. */
    void compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery(CHARGES)) {
                Sums sums = null;
                while (row.next()) {
                    long ledger = row.getLong("ledger");
                    if (sums == null || sums.ledger != ledger) {
                        report(sums);
                        sums = new Sums(ledger, json.readValue(row.getString("windows"), SUMS));
                    }
                    String zone = row.getString("zone");
                    sums.add(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            zone == null ? zones.apply(row.getLong("project_id")) : ZoneId.of(zone),
                            row.getBoolean("reversed") ? null : row.getLong("minor"));
                }
                report(sums);
            }
        }
    }

    private void report(@Nullable Sums sums) {
        if (sums == null) {
            return;
        }
        Map<String, Long> reckoned = sums.reckoned();
        sums.kept.forEach((window, spent) -> {
            if (!reckoned.containsKey(window)) {
                found.accept(new Difference(subject(sums), "window " + window, spent.toString(), "nothing"));
            }
        });
        reckoned.forEach((window, sum) -> {
            Long kept = sums.kept.get(window);
            if (!sum.equals(kept)) {
                found.accept(new Difference(
                        subject(sums), "window " + window, kept == null ? "nothing" : kept.toString(), sum.toString()));
            }
        });
    }

    private static String subject(Sums sums) {
        return "The ledger of campaign " + sums.ledger;
    }

    /** What one ledger granted in the windows of its last charge. */
    private static final class Sums {
        private final long ledger;
        private final Map<String, Long> kept;
        private final Map<BudgetWindow, String> running = new EnumMap<>(BudgetWindow.class);
        private final Map<String, Long> sums = new TreeMap<>();
        private Instant oldest = Instant.MAX;
        private long counting;

        Sums(long ledger, Map<String, Long> kept) {
            this.ledger = ledger;
            this.kept = kept;
        }

        /**
         * The next charge, going back in time.
         *
         * @param minor {@code null} if it was reversed
         */
        void add(Instant at, ZoneId zone, @Nullable Long minor) {
            if (running.isEmpty()) {
                for (BudgetWindow window : BudgetWindow.values()) {
                    running.put(window, window.keyOf(at, zone));
                }
                running.values().forEach(key -> sums.put(key, 0L));
                oldest = at.minus(LONGEST);
            }
            if (minor == null) {
                return;
            }
            counting++;
            if (at.isBefore(oldest)) {
                return;
            }
            running.forEach((window, key) -> {
                if (key.equals(window.keyOf(at, zone))) {
                    sums.merge(key, minor, Long::sum);
                }
            });
        }

        Map<String, Long> reckoned() {
            return counting == 0 ? Map.of() : sums;
        }
    }
}
