package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.projection.ProjectionLag;
import io.vouchsafe.query.projection.ProjectionState;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ProjectionsHealth;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class FreshnessTest {

    private TestDatabase database;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database, "vouchsafe.read-timeout=700ms");
        await().until(() -> projections().state("campaigns") == ProjectionState.RUNNING);
    }

    @AfterEach
    void stop() {
        readSide.close();
        database.close();
    }

    private Projections projections() {
        return readSide.bean(Projections.class);
    }

    @Test
    void showsEachWriteToTheNextRead() {
        for (long id = 1; id <= 100; id++) {
            readSide.append(StreamIds.campaign(id), Given.created(1, id, Given.mainTerms("Campaign " + id)));
            assertThat(readSide.get(1, "/campaigns/" + id).status()).isEqualTo(200);
        }
    }

    @Test
    void holdsAReadBackUntilTheProjectionHasCaughtUp() {
        projections().stop("campaigns");
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Late")));
        CompletableFuture<Answer> read = CompletableFuture.supplyAsync(() -> readSide.get(1, "/campaigns/1"));
        projections().start("campaigns");

        assertThat(read.join().status()).isEqualTo(200);
        assertThat(count("vouchsafe.reads", "outcome", "waited")).isEqualTo(1);
        assertThat(count("vouchsafe.projection.events", "projection", "campaigns"))
                .isEqualTo(1);
    }

    @Test
    void saysSoWhenTheProjectionDoesNotCatchUpInTime() {
        projections().stop("campaigns");
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Late")));

        long begun = System.nanoTime();
        Answer answer = readSide.get(1, "/campaigns/1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(count("vouchsafe.reads", "outcome", "refused")).isEqualTo(1);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Json.read(answer.body()).get("code").asString()).isEqualTo("unknown_error");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(3));

        projections().start("campaigns");
        await().untilAsserted(() ->
                assertThat(readSide.get(1, "/campaigns/1").status()).isEqualTo(200));
    }

    @Test
    void showsAWriteAlsoWhereAnotherInstanceRunsTheProjections() {
        try (ReadSide other = ReadSide.on(database)) {
            for (long id = 1; id <= 20; id++) {
                readSide.append(StreamIds.campaign(id), Given.created(1, id, Given.mainTerms("Campaign " + id)));
                assertThat(other.get(1, "/campaigns/" + id).status()).isEqualTo(200);
            }
            assertThat(other.bean(Projections.class).state("campaigns")).isEqualTo(ProjectionState.STANDING_BY);
            assertThat(other.bean(ProjectionsHealth.class).health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void goesOnInAnotherInstanceWhereOneStopped() {
        try (ReadSide other = ReadSide.on(database, "vouchsafe.read-timeout=20s")) {
            readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Before")));
            projections().stop();
            readSide.append(StreamIds.campaign(2), Given.created(1, 2, Given.mainTerms("After")));

            assertThat(Json.ids(other.get(1, "/campaigns").body())).containsExactly(1, 2);
        }
    }

    @Test
    void reportsAStoppedProjectionAndHowFarItIsBehind() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        readSide.bean(ProjectionLag.class).bindTo(meters);
        ProjectionsHealth health = readSide.bean(ProjectionsHealth.class);
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Seen")));
        assertThat(readSide.get(1, "/campaigns/1").status()).isEqualTo(200);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        await().untilAsserted(() -> assertThat(lag(meters)).isZero());
        assertThat(figure(meters, "vouchsafe.projection.running")).isEqualTo(1);
        assertThat(figure(meters, "vouchsafe.projection.failing")).isZero();

        projections().stop("campaigns");
        readSide.append(StreamIds.campaign(2), Given.created(1, 2, Given.mainTerms("Unseen")));
        readSide.append(StreamIds.campaign(3), Given.created(1, 3, Given.mainTerms("Unseen too")));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("campaigns", ProjectionState.STOPPED);
        await().untilAsserted(() -> assertThat(lag(meters)).isEqualTo(2));
        assertThat(delay(meters)).isPositive();
        assertThat(figure(meters, "vouchsafe.projection.running")).isZero();
        assertThat(figure(meters, "vouchsafe.projection.failing")).isEqualTo(1);
    }

    @Test
    void stopsAtAnEventThatDoesNotFitAndGoesOnWhenItDoes() {
        readSide.append(StreamIds.redemption(1, "T"), Given.deleted(1, 2, 200, 77));

        ProjectionsHealth health = readSide.bean(ProjectionsHealth.class);
        await().untilAsserted(() -> assertThat(health.health().getDetails())
                .containsEntry("redemptions", ProjectionState.FAILING)
                .containsEntry("vouchers", ProjectionState.FAILING)
                .containsEntry("campaigns", ProjectionState.RUNNING));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readSide.get(1, "/vouchers/X").status()).isEqualTo(503);
        assertThat(readSide.get(1, "/campaigns").status()).isEqualTo(200);
        assertThat(positionOf("redemptions")).isZero();
        assertThat(count("vouchsafe.projection.failures", "projection", "redemptions"))
                .isPositive();
        assertThat(count("vouchsafe.projection.failures", "projection", "campaigns"))
                .isZero();

        readSide.sql().sql("""
                        insert into views.redemption (id, project_id, campaign_id, voucher_id, transaction_id,
                            cost_minor, granted_minor, categories, validated_at)
                        values (77, 1, 2, 200, 'T', 1, 1, '[]', now())""").update();
        readSide.sql()
                .sql("insert into views.redemption_count values (2, 1, 0, 0)")
                .update();
        await().untilAsserted(() -> assertThat(positionOf("redemptions")).isEqualTo(1));
        assertThat(projections().state("redemptions")).isEqualTo(ProjectionState.RUNNING);
    }

    @Test
    void refusesEventsThatWereCountedBefore() {
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Counted")));
        assertThat(readSide.get(1, "/campaigns/1").status()).isEqualTo(200);
        // As if another process had gone on with the projection while this one was paused.
        readSide.sql()
                .sql("update views.projection set position = 2 where name = 'campaigns'")
                .update();
        readSide.append(StreamIds.campaign(2), Given.created(1, 2, Given.mainTerms("Counted elsewhere")));

        await().until(() -> projections().state("campaigns") == ProjectionState.FAILING);
        assertThat(readSide.sql()
                        .sql("select count(*) from views.campaign")
                        .query((row, number) -> row.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    private long positionOf(String projection) {
        return readSide.sql()
                .sql("select coalesce(max(position), 0) from views.projection where name = ?")
                .param(projection)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static double lag(SimpleMeterRegistry meters) {
        return figure(meters, "vouchsafe.projection.lag");
    }

    private static double delay(SimpleMeterRegistry meters) {
        return meters.get("vouchsafe.projection.delay")
                .tag("projection", "campaigns")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private static double figure(SimpleMeterRegistry meters, String name) {
        return meters.get(name).tag("projection", "campaigns").gauge().value();
    }

    private double count(String name, String label, String value) {
        return readSide.bean(MeterRegistry.class)
                .get(name)
                .tag(label, value)
                .counter()
                .count();
    }
}
