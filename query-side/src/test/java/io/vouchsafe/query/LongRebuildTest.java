package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.ProjectionState;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ProjectionsHealth;
import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.query.rebuild.RebuildState;
import io.vouchsafe.store.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Rebuilds that take long enough to be looked at, cancelled and broken off. */
class LongRebuildTest {

    private static final int EVENTS = 60_000;
    private static final String NAME = "campaigns";
    private static final String FIRST_FROM = "vouchsafe.rebuild.first-from=1000";

    private TestDatabase database;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Long lived")));
        readSide.append(StreamIds.campaign(1), new CampaignRevised(1, 1, Given.mainTerms("Revised"), Given.NOON));
        readSide.sql().sql("""
                        insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload,
                            meta_data, time_stamp)
                        select aggregate_identifier, n, payload_type, payload_revision,
                            replace(payload, 'Revised', 'Revised ' || n), meta_data, time_stamp
                        from events.event cross join generate_series(2, ?) n where sequence_number = 1 order by n""").param(EVENTS).update();
        awaitHead();
    }

    @AfterEach
    void stop() {
        readSide.close();
        database.close();
    }

    private void awaitHead() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> readSide.bean(Positions.class)
                        .standing(readSide.bean(Projections.class).names())
                        .caughtUp());
    }

    private RebuildJob job() {
        return readSide.bean(RebuildJobs.class).find(NAME).orElseThrow();
    }

    private void awaitState(RebuildState state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(job().state()).isEqualTo(state));
    }

    private void request() {
        assertThat(readSide.own("POST", "/projections/campaigns/rebuild").status())
                .isEqualTo(200);
    }

    private void awaitMiddle() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> job().position() > 0);
    }

    private long shadows() {
        return number("select count(*) from pg_namespace where nspname like 'views\\_next%'");
    }

    private long number(String sql) {
        return readSide.sql().sql(sql).query(Long.class).single();
    }

    private String nameOfCampaign() {
        return Json.read(readSide.get(1, "/campaigns/1").body()).get("name").asString();
    }

    @Test
    void goesOnAfterARestartInTheMiddle() {
        request();
        awaitMiddle();
        readSide.close();

        readSide = ReadSide.on(database, "vouchsafe.rebuild.first-from=1000000");
        RebuildJob broken = job();
        awaitState(RebuildState.FINISHED);

        assertThat(broken.position()).isPositive();
        assertThat(job().startedAt()).isEqualTo(broken.startedAt());
        assertThat(job().position()).isEqualTo(EVENTS + 1L);
        assertThat(shadows()).isZero();
        assertThat(nameOfCampaign()).isEqualTo("Revised " + EVENTS);
    }

    @Test
    void beginsAnewWhenAMigrationHasChangedTheTables() {
        request();
        awaitMiddle();
        readSide.close();
        readSide = ReadSide.on(database);
        readSide.sql().sql("alter table views.campaign add added text").update();
        awaitState(RebuildState.FINISHED);

        assertThat(
                        number(
                                "select count(*) from pg_attribute where attrelid = 'views.campaign'::regclass and attname = 'added'"))
                .isOne();
        assertThat(nameOfCampaign()).isEqualTo("Revised " + EVENTS);
    }

    @Test
    void canBeCancelledAndAskedForAgain() {
        readSide.sql().sql("update views.campaign set name = 'Wrong'").update();
        request();
        awaitMiddle();

        Answer cancelled = readSide.own("DELETE", "/projections/campaigns/rebuild");
        await().untilAsserted(() -> assertThat(shadows()).isZero());

        assertThat(cancelled.status()).isEqualTo(204);
        assertThat(job().state()).isEqualTo(RebuildState.CANCELLED);
        assertThat(nameOfCampaign()).isEqualTo("Wrong");
        assertThat(readSide.own("DELETE", "/projections/campaigns/rebuild").status())
                .as("nothing is left to cancel")
                .isEqualTo(204);

        request();
        awaitState(RebuildState.FINISHED);
        assertThat(nameOfCampaign()).isEqualTo("Revised " + EVENTS);
    }

    @Test
    void waitsForALongReadWithoutHoldingUpOthers() throws SQLException {
        try (Connection longReader = connect()) {
            longReader.setAutoCommit(false);
            longReader.createStatement().execute("select * from views.campaign");
            request();
            awaitState(RebuildState.SWITCHING);
            for (int i = 0; i < 20; i++) {
                assertThat(readSide.get(1, "/campaigns/1").status()).isEqualTo(200);
            }
            readSide.append(StreamIds.campaign(2), Given.created(1, 2, Given.mainTerms("Meanwhile")));
            assertThat(readSide.get(1, "/campaigns/2").status()).isEqualTo(200);
            assertThat(job().state()).isEqualTo(RebuildState.SWITCHING);
            longReader.rollback();
        }
        awaitState(RebuildState.FINISHED);
        assertThat(readSide.get(1, "/campaigns/2").status()).isEqualTo(200);
    }

    @Test
    void fillsAProjectionThatIsNewAndSaysSoUntilItCanBeRead() throws SQLException {
        readSide.close();
        try (Connection other = connect()) {
            other.createStatement()
                    .execute("select pg_advisory_lock(87, hashtext('campaigns')); truncate views.campaign;"
                            + " delete from views.projection where name = 'campaigns';"
                            + " delete from views.token_entry where processor_name = 'campaigns'");
            readSide = ReadSide.on(database, FIRST_FROM);

            Answer early = readSide.get(1, "/campaigns/1");
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.body()).contains("The view 'campaigns' is being made from the events for the first time");
            assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 60);
            assertThat(readSide.get(1, "/customers").status()).isEqualTo(200);
            assertThat(readSide.bean(Projections.class).state(NAME)).isEqualTo(ProjectionState.FILLING);
            assertThat(readSide.bean(ProjectionsHealth.class).health().getStatus())
                    .isEqualTo(Status.UP);
            assertThat(readSide.own("DELETE", "/projections/campaigns/rebuild").status())
                    .isEqualTo(422);
            assertThat(number("select count(*) from views.projection where name = 'campaigns'"))
                    .as("nobody follows the store for it meanwhile")
                    .isZero();
        }
        awaitState(RebuildState.FINISHED);
        await().until(() -> readSide.bean(Projections.class).state(NAME) == ProjectionState.RUNNING);

        assertThat(nameOfCampaign()).isEqualTo("Revised " + EVENTS);
        readSide.append(StreamIds.campaign(2), Given.created(1, 2, Given.mainTerms("After it")));
        assertThat(readSide.get(1, "/campaigns/2").status()).isEqualTo(200);
        assertThat(job().first()).isTrue();
    }

    @Test
    void tellsHowItFares() {
        request();
        awaitMiddle();
        Answer middle = readSide.own("GET", "/projections/campaigns");
        awaitState(RebuildState.FINISHED);

        assertThat(middle.status()).isEqualTo(200);
        assertThat(Json.read(middle.body()).get("rebuild").get("target").asLong())
                .isEqualTo(EVENTS + 1L);
        assertThat(Json.read(middle.body()).get("rebuild").get("requested_by").asString())
                .isEqualTo("key:1");
        assertThat(Json.read(readSide.own("GET", "/projections/campaigns").body())
                        .get("rebuild")
                        .get("percent")
                        .asDouble())
                .isEqualTo(100);
        assertThat(Json.read(readSide.own("GET", "/projections").body())).hasSizeGreaterThan(4);
        assertThat(readSide.own("GET", "/projections/nothing").status()).isEqualTo(404);
        assertThat(readSide.own("POST", "/projections/nothing/rebuild").status())
                .isEqualTo(404);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
