package io.vouchsafe.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of queries is itself checked: what exists passes, and each way of being wrong is found. */
class QueryTest {

    private static final Scrape SCRAPE = Scrape.of("""
            # HELP reads_total Reads.
            # TYPE reads_total counter
            reads_total{outcome="fresh",side="a"} 4.0
            reads_total{outcome="refused",side="a"} 1.0
            # HELP wait_seconds Waits.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.1"} 2
            wait_seconds_bucket{le="+Inf"} 3
            wait_seconds_count 3
            wait_seconds_sum 0.7
            # HELP queued_commands Waiting.
            # TYPE queued_commands gauge
            queued_commands 0.0
            """);

    private static List<String> problems(String query) {
        return SCRAPE.problems(Query.of(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queued_commands",
                "reads_total{outcome=\"refused\"} > 0",
                "sum by (outcome, instance) (rate(reads_total{job=~\"$job\", outcome=~\"fresh|refused\"}[$__rate_interval]))",
                "histogram_quantile(0.99, sum by (le) (rate(wait_seconds_bucket{instance=~\"$instance\"}[5m])))",
                "sum(rate(reads_total{outcome!=\"fresh\"}[5m])) / clamp_min(sum(rate(wait_seconds_count[5m])), 1) * 100",
                "max by (instance) (queued_commands) / on (instance) max by (instance) (queued_commands) > 0.8",
                "time() - max(queued_commands) > 129600",
                "label_values(queued_commands, instance)",
                "up{job=\"vouchsafe\"} == 0"
            })
    void findsNothingWrongWithWhatExists(String query) {
        assertThat(problems(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "rate(read_total[5m]) # there is no metric read_total",
                "sum(rate(wait_second_bucket[5m])) / sum(rate(wait_seconds_count[5m])) # there is no metric wait_second_bucket",
                "reads_total{outcomes=\"fresh\"} # reads_total has no label outcomes",
                "reads_total{outcome=\"stale\"} # no reads_total has outcome \\Qstale\\E",
                "reads_total{outcome=~\"fresh|stale\"} # no reads_total has outcome stale",
                "sum by (outcom) (rate(reads_total[5m])) # reads_total has no label outcom",
                "histogram_quantile(0.5, sum by (le) (rate(wait_seconds_count[5m]))) # wait_seconds_count has no label le",
                "queued_commands / on (side) reads_total # queued_commands has no label side",
                "label_values(queued_commands, outcome) # queued_commands has no label outcome",
                "summ(queued_commands) # there is no metric summ",
                "queued_commands ; 1 # cannot be read from here: ; 1"
            })
    void findsWhatDoesNotExist(String query, String problem) {
        assertThat(problems(query)).containsExactly(problem);
    }

    @Test
    void knowsTheFamiliesWithTheirLabels() {
        assertThat(SCRAPE.families()).containsOnlyKeys("queued_commands", "reads_total", "wait_seconds");
        assertThat(SCRAPE.family("reads_total").labels()).containsExactly("outcome", "side");
        assertThat(SCRAPE.family("wait_seconds").labels()).isEmpty();
        assertThat(SCRAPE.family("wait_seconds").help()).isEqualTo("Waits.");
    }
}
