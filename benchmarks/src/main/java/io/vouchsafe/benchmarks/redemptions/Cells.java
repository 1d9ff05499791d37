package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.ceiling.BatchedInserts;
import io.vouchsafe.benchmarks.load.Driver;
import io.vouchsafe.benchmarks.load.Effort;
import io.vouchsafe.benchmarks.load.Load;
import io.vouchsafe.benchmarks.load.Outcome;
import io.vouchsafe.benchmarks.product.Audit;
import io.vouchsafe.benchmarks.product.Campaigns;
import io.vouchsafe.benchmarks.workbench.DirectController;
import io.vouchsafe.benchmarks.workbench.EmptyController;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes every cell that can be measured. Those to be compared follow each other, so that what disturbs one is likely to disturb all. */
final class Cells {

    private static final int CAMPAIGNS = 1000;
    private static final int LEAD_SECONDS = 1;
    private static final int UNIQUE_CONNECTIONS = 64;
    private static final List<Integer> CALLERS = List.of(64, 256);
    /** More codes than can be used in the time: so many times what the last measurement would use. */
    private static final int SPARE = 2;

    private static final long FEWEST_UNIQUE_PER_SECOND = 5000;

    private final Setting setting;
    private final Driver driver;
    private final int seconds;
    private @Nullable Load hot;
    private @Nullable Load spread;
    private @Nullable String directCode;
    private double uniquePerSecond = FEWEST_UNIQUE_PER_SECOND;

    Cells(Setting setting, int seconds) {
        this.setting = setting;
        this.driver = setting.driver();
        this.seconds = seconds;
    }

    /** The cells of these series. */
    List<Cell> wanted(Collection<String> series, Collection<Integer> connections) {
        List<Cell> cells = new ArrayList<>();
        for (int count : connections) {
            cells.add(new Cell(Scores.FLOOR_HOT, "floor, one hot campaign", count, () -> floor(hotFloor(), count)));
            cells.add(new Cell(Scores.EMPTY, "empty authenticated POST", count, () -> empty(count)));
            cells.add(new Cell(Scores.HOT, "redemption, one hot campaign", count, () -> redeem(hot(), count)));
            cells.add(new Cell(
                    Scores.FLOOR_SPREAD,
                    "floor, 1,000 campaigns",
                    count,
                    () -> floor(setting.floor().spread(), count)));
            cells.add(new Cell(Scores.SPREAD, "redemption, 1,000 campaigns", count, () -> redeem(spread(), count)));
        }
        cells.add(
                new Cell(Scores.UNIQUE, "redemption, unique codes of one campaign", UNIQUE_CONNECTIONS, this::unique));
        cells.add(new Cell(
                Scores.BATCHED,
                "SQL, 100 whole redemptions per transaction",
                1,
                () -> batched(BatchedInserts.Kind.WHOLE_REDEMPTIONS)));
        cells.add(new Cell(
                Scores.BATCHED_EVENTS,
                "SQL, 100 event rows per transaction",
                1,
                () -> batched(BatchedInserts.Kind.EVENTS)));
        for (int count : CALLERS) {
            cells.add(new Cell(Scores.DIRECT, "redemption in-process, one hot campaign", count, () -> direct(count)));
        }
        cells.removeIf(cell -> !series.contains(cell.series()));
        return cells;
    }

    /** Runs each series once at its hardest, so that nothing is measured before it is compiled and its caches are filled. */
    void warmUp(List<Cell> cells, int warmUpSeconds) throws Exception {
        Cells longer = new Cells(setting, warmUpSeconds);
        Set<String> warm = new HashSet<>();
        for (Cell cell : longer.wanted(cells.stream().map(Cell::series).toList(), List.of(UNIQUE_CONNECTIONS))) {
            if (warm.add(cell.series())) {
                cell.probe().read();
            }
        }
        hot = longer.hot;
        spread = longer.spread;
        directCode = longer.directCode;
        uniquePerSecond = longer.uniquePerSecond;
    }

    private Load hotFloor() {
        return setting.floor().hot();
    }

    private Load hot() {
        if (hot == null) {
            hot = setting.campaigns().generic(Campaigns.Limits.NONE_NEAR);
        }
        return hot;
    }

    private Load spread() {
        if (spread == null) {
            spread = setting.campaigns().generics(CAMPAIGNS);
        }
        return spread;
    }

    private Effort effort(int connections) {
        return Effort.timed(connections, LEAD_SECONDS, seconds);
    }

    private Reading floor(Load load, int connections) throws SQLException {
        long before = setting.floor().recorded();
        Outcome outcome = driver.drive(load, effort(connections));
        Counted.require("floor", outcome, setting.floor().recorded() - before);
        return Reading.of(outcome, driver.name());
    }

    private Reading empty(int connections) {
        Load load = new Campaigns(setting.workbench().api()).to(EmptyController.PATH);
        Outcome outcome = driver.drive(load, effort(connections));
        Counted.require("empty POST", outcome, outcome.allAccepted());
        return Reading.of(outcome, driver.name());
    }

    private Reading redeem(Load load, int connections) throws SQLException {
        Audit audit = setting.audit();
        long before = audit.settled();
        Outcome outcome = driver.drive(load, effort(connections));
        Counted.require("product", outcome, audit.confirmedSince(before));
        return Reading.of(outcome, driver.name());
    }

    private Reading unique() throws SQLException {
        long codes = (long) (SPARE * uniquePerSecond * (LEAD_SECONDS + seconds)) + 2L * UNIQUE_CONNECTIONS;
        Reading reading = redeem(setting.campaigns().unique(codes), UNIQUE_CONNECTIONS);
        uniquePerSecond = Math.max(FEWEST_UNIQUE_PER_SECOND, reading.perSecond());
        return reading;
    }

    private Reading batched(BatchedInserts.Kind kind) throws SQLException {
        BatchedInserts.Rate rate = setting.inserts().run(kind, seconds);
        return Reading.of(rate.perSecond(), rate.p50Micros(), rate.p99Micros(), "JDBC");
    }

    private Reading direct(int callers) throws SQLException {
        if (directCode == null) {
            directCode = new Campaigns(setting.workbench().api()).genericCode(Campaigns.Limits.NONE_NEAR);
        }
        Audit audit = new Audit(setting.workbench().database());
        long before = audit.settled();
        JsonNode done = setting.workbench()
                .api()
                .post(
                        DirectController.PATH,
                        Map.of(
                                "code",
                                directCode,
                                "run",
                                setting.runs().next(),
                                "callers",
                                callers,
                                "seconds",
                                seconds));
        long redemptions = done.path("redemptions").asLong();
        long confirmed = audit.confirmedSince(before);
        if (confirmed != redemptions) {
            throw new IllegalStateException(
                    "in-process: %d redemptions returned, %d in the event table".formatted(redemptions, confirmed));
        }
        return Reading.of(
                redemptions / done.path("seconds").asDouble(),
                done.path("p50_micros").asLong(),
                done.path("p99_micros").asLong(),
                "callers");
    }
}
