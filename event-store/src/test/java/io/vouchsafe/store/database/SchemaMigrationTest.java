package io.vouchsafe.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.store.embedded.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schema is brought to any version that is known, and left alone where it is further on. */
class SchemaMigrationTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient client = JdbcClient.create(database.dataSource());

    @AfterEach
    void drop() {
        database.close();
    }

    private String version() {
        return client.sql("select max(version::int)::text from events.flyway_schema_history")
                .query(String.class)
                .single();
    }

    private boolean hasLinks() {
        return client.sql("select to_regclass('events.link') is not null")
                .query(Boolean.class)
                .single();
    }

    @Test
    void getsOnWithTheSchemaOfANewerVersion() {
        SchemaMigration.migrate(database.dataSource(), "events");
        client.sql("alter table events.event add column origin text").update();
        client.sql("""
                        insert into events.flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (900, '900', 'from the future', 'SQL', 'V900__from_the_future.sql', 1, 'newer', 1, true)
                        """).update();

        SchemaMigration.migrate(database.dataSource(), "events");

        assertThat(version()).isEqualTo("900");
        assertThat(SchemaMigration.reaches(database.dataSource(), "events", "900"))
                .isFalse();
    }

    @Test
    void stopsAtTheVersionThatIsAskedForAndGoesOnFromThere() {
        SchemaMigration.migrateTo(database.dataSource(), "events", "1");
        assertThat(version()).isEqualTo("1");
        assertThat(hasLinks()).isFalse();
        assertThat(SchemaMigration.reaches(database.dataSource(), "events", "2"))
                .isTrue();

        SchemaMigration.migrate(database.dataSource(), "events");

        assertThat(hasLinks()).isTrue();
    }
}
