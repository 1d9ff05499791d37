package io.vouchsafe.benchmarks.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private final Scores scores = new Scores();

    @Test
    void comparesWithinEachRoundAndTakesTheMedian() {
        rounds(Scores.FLOOR_HOT, 64, 1000, 500, 1000);
        rounds(Scores.EMPTY, 64, 4000, 4000, 8000);

        Scores.Score score = scores.score(rounds(Scores.HOT, 64, 3000, 2000, 2000));

        assertThat(score.perSecond()).isEqualTo(2000);
        assertThat(score.timesFloor()).isEqualTo(3);
        assertThat(score.ofEmpty()).isEqualTo(0.5);
        assertThat(score.ofBatched()).isNull();
        assertThat(score.rounds()).containsExactly(3000.0, 2000.0, 2000.0);
    }

    @Test
    void comparesOnlyWhatHasTheSameConnections() {
        rounds(Scores.FLOOR_HOT, 16, 1000);

        assertThat(scores.score(rounds(Scores.HOT, 64, 3000)).timesFloor()).isNull();
    }

    @Test
    void showsRatiosWhereThereAreSome() {
        Cell batched = rounds(Scores.BATCHED, 1, 20_000);
        Cell direct = rounds(Scores.DIRECT, 64, 9_000);

        assertThat(Scores.table(List.of(scores.score(batched), scores.score(direct)))
                        .text())
                .contains(" 20,000 |")
                .contains(" 45 % |");
    }

    private Cell rounds(String series, int connections, double... perSecond) {
        Cell cell = new Cell(series, series, connections, () -> {
            throw new UnsupportedOperationException("nothing is measured here");
        });
        for (double each : perSecond) {
            scores.add(cell, new Reading(each, 1, 2, "test"));
        }
        return cell;
    }
}
