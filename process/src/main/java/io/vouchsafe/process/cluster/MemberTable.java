package io.vouchsafe.process.cluster;

import io.vouchsafe.store.database.SchemaMigration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code cluster.member}. All times are those of the database, so that clocks of machines do not matter. */
final class MemberTable {

    /** Rows that old tell nobody anything. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private static final String RENEW = """
            with forgotten as (
                delete from cluster.member where seen_at < clock_timestamp() - make_interval(secs => :forgotten)
            ), mine as (
                insert into cluster.member (id, role, url, started_at, seen_at)
                values (:id, :role, :url, clock_timestamp(), clock_timestamp())
                on conflict (id) do update set seen_at = excluded.seen_at
            )
            select id, role, url from cluster.member
             where id <> :id and seen_at > clock_timestamp() - make_interval(secs => :lease) order by id""";

    private final JdbcClient jdbc;
    private final double leaseSeconds;

    /** Migrates the schema and opens it. */
    MemberTable(DataSource dataSource, Duration lease) {
        SchemaMigration.migrate(dataSource, "cluster");
        this.jdbc = JdbcClient.create(dataSource);
        this.leaseSeconds = lease.toMillis() / 1000.0;
    }

    /** Says that this process is there, and answers which others are. */
    List<Member> renew(Member self) {
        return jdbc.sql(RENEW)
                .param("id", self.id())
                .param("role", self.part().label())
                .param("url", self.url().toString())
                .param("lease", leaseSeconds)
                .param("forgotten", (double) FORGOTTEN.toSeconds())
                .query((row, number) -> new Member(
                        row.getString("id"), Part.of(row.getString("role")), URI.create(row.getString("url"))))
                .list();
    }

    /** Says that this process is not there any more. */
    void leave(Member self) {
        jdbc.sql("delete from cluster.member where id = ?").param(self.id()).update();
    }
}
