package io.vouchsafe.standalone.demo;

import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.environment.CannotStart;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a story finds before it begins, read from the database without touching it.
 *
 * @param projectId of the project; {@code null} if it has to be made
 * @param zone of the project
 * @param newestEvent of any project; {@code null} if there is none
 */
record Ground(
        @Nullable Long projectId, ZoneId zone, @Nullable Instant newestEvent) {

    /** Of a project that the demo makes. */
    static final Currency CURRENCY = Currency.EUR;

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private record Project(long id, ZoneId zone) {}

    /**
     * Looks.
     *
     * @param project its name; {@code null} for the first project
     * @throws CannotStart if the project has campaigns already
     */
    static Ground of(DatabaseLocation database, @Nullable String project) {
        JdbcClient client = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
        if (!exists(client, "access.project")) {
            return new Ground(null, project == null ? ZoneOffset.UTC : ZONE, null);
        }
        Project found = client.sql("select id, time_zone from access.project where id = :id or name = :name")
                .param("id", project == null ? FirstStart.DEFAULT_PROJECT : 0)
                .param("name", project == null ? "" : project)
                .query((row, _) -> new Project(row.getLong(1), ZoneId.of(row.getString(2))))
                .optional()
                .orElse(null);
        if (found != null && hasCampaigns(client, found.id())) {
            throw new CannotStart(
                    "The project has campaigns already, and the demo tells its story from the beginning. Choose an empty --data-dir, or another --project.");
        }
        return new Ground(
                found == null ? null : found.id(),
                found != null ? found.zone() : project == null ? ZoneOffset.UTC : ZONE,
                newestEvent(client));
    }

    private static boolean exists(JdbcClient client, String table) {
        return client.sql("select to_regclass(?) is not null")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private static boolean hasCampaigns(JdbcClient client, long project) {
        return exists(client, "command.campaign")
                && client.sql("select exists (select 1 from command.campaign where project_id = ?)")
                        .param(project)
                        .query(Boolean.class)
                        .single();
    }

    private static @Nullable Instant newestEvent(JdbcClient client) {
        if (!exists(client, "events.event")) {
            return null;
        }
        return client.sql("select time_stamp from events.event order by global_index desc limit 1")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    /** Refuses a story that would have to be written before what stands there: events are in the order of time. */
    void requireRoomFor(Plot plot) {
        if (newestEvent != null && newestEvent.isAfter(plot.begin())) {
            throw new CannotStart(
                    "The newest event in the database is of %s, and the demo would begin at %s: events are not written out of order. Choose an empty --data-dir, or fewer --weeks."
                            .formatted(newestEvent, plot.begin()));
        }
    }
}
