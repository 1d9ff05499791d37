package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.store.database.Durability;
import io.vouchsafe.store.embedded.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurabilityTest {

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsADatabaseThatKeepsWhatItAcknowledged() {
        assertThatCode(() -> Durability.require(database.dataSource())).doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseThatAnswersBeforeItsCommitsAreDurable() {
        JdbcClient sql = JdbcClient.create(database.dataSource());
        String name = sql.sql("select current_database()").query(String.class).single();
        sql.sql("alter database " + name + " set synchronous_commit = off").update();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Durability.require(database.dataSource()))
                .withMessageStartingWith("PostgreSQL runs with synchronous_commit = off");
    }

    @Test
    void refusesARoleThatDoesNotWaitForDurability() {
        JdbcClient sql = JdbcClient.create(database.dataSource());
        String name = sql.sql("select current_database()").query(String.class).single();
        sql.sql("alter role current_user in database " + name + " set synchronous_commit = off")
                .update();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Durability.require(database.dataSource()))
                .withMessageStartingWith("PostgreSQL runs with synchronous_commit = off");
    }
}
