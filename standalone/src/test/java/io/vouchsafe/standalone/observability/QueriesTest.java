package io.vouchsafe.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.store.embedded.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards, alerts and the page on metrics are held against what a server really tells Prometheus. */
class QueriesTest {

    private static TestDatabase database;
    private static RunningApplication application;
    private static Scrape atTheStart;
    private static Scrape afterwards;

    @BeforeAll
    static void liveThroughADay(@TempDir Path audit) {
        database = TestDatabase.fresh();
        application =
                RunningApplication.on(database, "vouchsafe.read-timeout=200ms", "vouchsafe.audit.folder=" + audit);
        atTheStart = Scrape.of(UsualDay.metrics(application));
        new UsualDay(application).live();
        // Pauses are measured when there has been one, which is told a moment after it.
        System.gc();
        await().until(() -> UsualDay.metrics(application).contains("jvm_gc_pause_seconds_sum"));
        afterwards = Scrape.of(UsualDay.metrics(application));
    }

    @AfterAll
    static void stop() {
        application.close();
        database.close();
    }

    /** What comes into being only when it first happens is missing in a graph until then, and a rate over it misses the first. */
    @Test
    void tellsOfEveryMetricOfItsOwnFromTheStart() {
        assertThat(own(atTheStart)).containsExactlyElementsOf(own(afterwards)).isNotEmpty();
        assertThat(series(atTheStart)).containsExactlyInAnyOrderElementsOf(series(afterwards));
        assertThat(own(afterwards))
                .allSatisfy(name ->
                        assertThat(afterwards.family(name).help()).as(name).isNotBlank());
    }

    private static List<String> own(Scrape scrape) {
        return scrape.families().keySet().stream()
                .filter(name -> name.startsWith("vouchsafe_"))
                .toList();
    }

    private static List<String> series(Scrape scrape) {
        return scrape.samples().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("vouchsafe_"))
                .flatMap(entry -> entry.getValue().stream().map(labels -> entry.getKey() + labels))
                .toList();
    }

    /** A path with a code or an id in it would make a series for each. */
    @Test
    void namesRoutesByTheirTemplates() {
        assertThat(afterwards.samples().get("http_server_requests_seconds_count"))
                .extracting(labels -> labels.get("uri"))
                .contains("/api/v1.0/vouchers/{code}/redemptions", "UNKNOWN")
                .allSatisfy(uri -> assertThat(uri)
                        .matches("UNKNOWN|NOT_FOUND|root|/actuator/.*|(/([a-z_*]+|v1\\.0|v1|\\{\\w+}))+"));
    }

    @Test
    void countsWhatHappened() {
        String text = UsualDay.metrics(application);
        Map.of(
                        "vouchsafe_decisions_total{outcome=\"accepted\",step=\"create\"}", 3.0,
                        "vouchsafe_decisions_total{outcome=\"refused\",step=\"create\"}", 1.0,
                        "vouchsafe_decisions_total{outcome=\"accepted\",step=\"confirm\"}", 1.0,
                        "vouchsafe_decisions_total{outcome=\"refused\",step=\"delete\"}", 1.0,
                        "vouchsafe_decisions_total{outcome=\"accepted\",step=\"delete\"}", 1.0,
                        "vouchsafe_decisions_total{outcome=\"accepted\",step=\"reverse\"}", 1.0,
                        "vouchsafe_refusals_total{code=\"not_active\"}", 1.0,
                        "vouchsafe_refusals_total{code=\"can_not_delete_already_confirmed\"}", 1.0,
                        "vouchsafe_idempotency_total{outcome=\"replayed\"}", 1.0,
                        "vouchsafe_reads_total{outcome=\"refused\"}", 1.0)
                .forEach((series, value) -> assertThat(text).contains(series + " " + value));
    }

    @ParameterizedTest
    @MethodSource
    void asksOnlyForWhatThereIs(Asked asked) {
        assertThat(asked.problems(afterwards)).isEmpty();
    }

    static List<Asked> asksOnlyForWhatThereIs() {
        return Asked.all();
    }

    @Test
    void wouldFindAMisspeltQueryAmongThem() {
        Asked misspelt = new Asked(
                "edge",
                "Requests",
                "sum by (statsu) (rate(http_server_request_seconds_count[5m]))",
                List.of("outcome"));

        assertThat(misspelt.problems(afterwards))
                .containsExactly(
                        "edge, Requests: there is no metric http_server_request_seconds_count",
                        "edge, Requests: shows the label outcome, which the result does not have");
    }

    @Test
    void hasFiveDashboardsAndAnAlertForEachWayToFail() {
        assertThat(Asked.ofDashboards())
                .extracting(Asked::file)
                .contains("overview", "command", "query", "edge", "jvm");
        assertThat(Asked.ofAlerts())
                .extracting(Asked::where)
                .contains("VouchsafeDown", "VouchsafeServerErrors", "VouchsafeLaneFull", "VouchsafeOutcomeUnknown")
                .contains("VouchsafeProjectionFailing", "VouchsafeProjectionLag", "VouchsafeRefusalsSpike")
                .contains("VouchsafeNoConnection", "VouchsafeCountersDiffer", "VouchsafeChainBroken");
    }

    /** A page that is out of date is written anew with {@code -Dvouchsafe.observability=write}. */
    @Test
    void isDescribedAsItIs() {
        String page = MetricsPage.upToDate(MetricsPage.read(), afterwards);
        if ("write".equals(System.getProperty("vouchsafe.observability"))) {
            MetricsPage.write(page);
        }

        assertThat(MetricsPage.read()).isEqualTo(page);
        assertThat(Asked.ofAlerts()).allSatisfy(alert -> assertThat(page).contains("`" + alert.where() + "`"));
    }
}
