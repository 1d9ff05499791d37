package io.vouchsafe.query.reconcile;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code views.reconciliation}: what came of the latest reconciliations, whichever process made them. */
final class ReconciliationRuns {

    private static final int KEPT = 100;
    private static final int LONGEST_PROBLEM = 300;

    private final JdbcClient client;

    ReconciliationRuns(JdbcClient client) {
        this.client = client;
    }

    /** Notes that one begins; the oldest are dropped. */
    long begin(String by, Instant at) {
        client.sql("delete from views.reconciliation where id <= (select max(id) from views.reconciliation) - ?")
                .param(KEPT)
                .update();
        return client.sql("insert into views.reconciliation (requested_by, started_at) values (?, ?) returning id")
                .params(by, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Notes what came of it. */
    void finished(long id, Verdict verdict, Instant at) {
        String[] found = verdict.found().stream().map(Difference::text).toArray(String[]::new);
        client.sql("""
                        update views.reconciliation
                           set ended_at = :at, position = :position, redemptions = :redemptions, compared = :compared,
                               differences = :differences, found = :found
                         where id = :id""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("position", verdict.position())
                .param("redemptions", verdict.redemptions())
                .param("compared", verdict.compared())
                .param("differences", verdict.differences())
                .param("found", found)
                .param("id", id)
                .update();
    }

    /** Notes why it could not be finished. */
    void failed(long id, String problem, Instant at) {
        client.sql("update views.reconciliation set ended_at = ?, problem = ? where id = ?")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
                        id)
                .update();
    }

    Optional<ReconciliationRun> find(long id) {
        return client.sql("select * from views.reconciliation where id = ?")
                .param(id)
                .query(ReconciliationRuns::run)
                .optional();
    }

    /** The latest, newest first. */
    List<ReconciliationRun> latest() {
        return client.sql("select * from views.reconciliation order by id desc limit ?")
                .param(KEPT)
                .query(ReconciliationRuns::run)
                .list();
    }

    /** When the latest one began, whatever came of it. */
    Optional<Instant> lastBegun() {
        return client.sql("select max(started_at) from views.reconciliation having count(*) > 0")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /**
     * The latest one that was finished.
     *
     * @param endedAt when
     */
    record Last(long differences, Instant endedAt) {}

    /** The latest one that was finished. */
    Optional<Last> lastFinished() {
        return client.sql("""
                        select differences, ended_at from views.reconciliation
                         where ended_at is not null and problem is null order by id desc limit 1""")
                .query((row, _) -> new Last(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static ReconciliationRun run(ResultSet row, int number) throws SQLException {
        Instant endedAt = instant(row, "ended_at");
        String problem = row.getString("problem");
        Long differences = row.getObject("differences", Long.class);
        Array found = row.getArray("found");
        return new ReconciliationRun(
                "Reconciliation",
                row.getLong("id"),
                state(endedAt, problem, differences),
                row.getString("requested_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt,
                row.getObject("position", Long.class),
                row.getObject("redemptions", Long.class),
                row.getObject("compared", Long.class),
                differences,
                found == null ? List.of() : List.of((String[]) found.getArray()),
                problem);
    }

    private static String state(@Nullable Instant endedAt, @Nullable String problem, @Nullable Long differences) {
        if (endedAt == null) {
            return "running";
        }
        if (problem != null || differences == null) {
            return "failed";
        }
        return differences == 0 ? "clean" : "different";
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
