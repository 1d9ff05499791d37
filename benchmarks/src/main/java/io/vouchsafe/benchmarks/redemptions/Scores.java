package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.report.Median;
import io.vouchsafe.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All readings, and what they come to: medians, and ratios between cells of the same round, so that noise hits both alike. */
final class Scores {

    static final String FLOOR_HOT = "floor-hot";
    static final String FLOOR_SPREAD = "floor-1000";
    static final String EMPTY = "empty";
    static final String HOT = "hot";
    static final String SPREAD = "1000";
    static final String UNIQUE = "unique";
    static final String DIRECT = "direct";
    static final String BATCHED = "batched-redemptions";
    static final String BATCHED_EVENTS = "batched-events";

    /** What is what the floor does, by hand, on campaigns spread in the same way. */
    private static final Map<String, String> FLOORS = Map.of(HOT, FLOOR_HOT, UNIQUE, FLOOR_HOT, SPREAD, FLOOR_SPREAD);

    private final Map<Key, List<Reading>> readings = new LinkedHashMap<>();

    private record Key(String series, int connections) {}

    /** One row of the result. Ratios are {@code null} where there is nothing to compare with. */
    record Score(
            String series,
            String what,
            int connections,
            String by,
            double perSecond,
            double p50Millis,
            double p99Millis,
            @Nullable Double timesFloor,
            @Nullable Double ofEmpty,
            @Nullable Double ofBatched,
            List<Double> rounds) {}

    void add(Cell cell, Reading reading) {
        readings.computeIfAbsent(new Key(cell.series(), cell.connections()), key -> new ArrayList<>())
                .add(reading);
    }

    /** The score of a cell that was measured. */
    Score score(Cell cell) {
        List<Reading> own = of(cell.series(), cell.connections());
        boolean redeems = FLOORS.containsKey(cell.series());
        return new Score(
                cell.series(),
                cell.what(),
                cell.connections(),
                own.getFirst().by(),
                median(own, Reading::perSecond),
                median(own, Reading::p50Millis),
                median(own, Reading::p99Millis),
                ratio(own, of(FLOORS.getOrDefault(cell.series(), ""), cell.connections())),
                redeems ? ratio(own, of(EMPTY, cell.connections())) : null,
                cell.series().equals(DIRECT) ? ratio(own, of(BATCHED, 1)) : null,
                own.stream().map(Reading::perSecond).toList());
    }

    private List<Reading> of(String series, int connections) {
        return readings.getOrDefault(new Key(series, connections), List.of());
    }

    private static double median(List<Reading> of, ToDoubleFunction<Reading> value) {
        return Median.of(of.stream().mapToDouble(value).toArray());
    }

    /** The median of the ratios of each round. */
    private static @Nullable Double ratio(List<Reading> own, List<Reading> others) {
        int rounds = Math.min(own.size(), others.size());
        if (rounds == 0) {
            return null;
        }
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = own.get(i).perSecond() / others.get(i).perSecond();
        }
        return Median.of(ratios);
    }

    static Table table(List<Score> scores) {
        Table table = new Table(
                "what", "at once", "by", "per second", "p50 ms", "p99 ms", "× floor", "of empty", "of batched");
        for (Score score : scores) {
            table.row(List.of(
                    score.what(),
                    Integer.toString(score.connections()),
                    score.by(),
                    String.format(Locale.ROOT, "%,.0f", score.perSecond()),
                    String.format(Locale.ROOT, "%.2f", score.p50Millis()),
                    String.format(Locale.ROOT, "%.2f", score.p99Millis()),
                    times(score.timesFloor()),
                    percent(score.ofEmpty()),
                    percent(score.ofBatched())));
        }
        return table;
    }

    private static String times(@Nullable Double ratio) {
        return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "" : String.format(Locale.ROOT, "%.0f %%", ratio * 100);
    }
}
