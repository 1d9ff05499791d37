package io.vouchsafe.process.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.store.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLocationTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "postgres://ann:secret@db/shop, -, -, jdbc:postgresql://db/shop, ann, secret",
                "postgresql://ann:p%40ss+word@db:5433/shop, -, -, jdbc:postgresql://db:5433/shop, ann, p@ss+word",
                "jdbc:postgresql://ann@db/shop, -, from outside, jdbc:postgresql://db/shop, ann, from outside",
                "jdbc:postgresql://db/shop, bob, b, jdbc:postgresql://db/shop, bob, b",
                "jdbc:postgresql://db/shop?user=eve&password=e&sslmode=require, bob, b, jdbc:postgresql://db/shop?sslmode=require, eve, e",
                "postgres://ann:a@[::1]:5432/shop, -, -, jdbc:postgresql://[::1]:5432/shop, ann, a"
            })
    void understandsTheUsualUrls(
            String url,
            @Nullable String defaultUser,
            @Nullable String defaultPassword,
            String jdbcUrl,
            String user,
            String password) {
        assertThat(DatabaseLocation.parse(url, defaultUser, defaultPassword))
                .isEqualTo(new DatabaseLocation(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://ann:secret@db/shop, it must begin with",
        "postgres://ann:secret@db, the name of the database is missing",
        "postgres://db/shop?password=secret, the user is missing"
    })
    void refusesOthersWithoutRepeatingAPassword(String url, String reason) {
        assertThatThrownBy(() -> DatabaseLocation.parse(url, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason)
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsThePasswordOutOfTexts() {
        assertThat(DatabaseLocation.parse("postgres://ann:secret@db/shop", null, null))
                .hasToString("jdbc:postgresql://db/shop as ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vouchsafe-command", "vouchsafe-query", "vouchsafe-rebuild", "vouchsafe-backup"})
    void noticesEveryProcessThatIsOnTheDatabase(String connection) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            DatabaseLocation location = new DatabaseLocation(database.jdbcUrl(), database.user(), database.password());
            try (Connection other = database.dataSource().getConnection()) {
                other.setClientInfo("ApplicationName", connection);
                assertThatThrownBy(location::requireNoServer)
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("A process of Vouchsafe (" + connection + ") is on the database");
                other.setClientInfo("ApplicationName", "psql");
                assertThatCode(location::requireNoServer).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void doesNotTakeItsOwnConnectionForAnother() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?");
            DatabaseLocation location = new DatabaseLocation(
                    url + "ApplicationName=vouchsafe-restore", database.user(), database.password());
            assertThatCode(location::requireNoServer).doesNotThrowAnyException();
        }
    }
}
