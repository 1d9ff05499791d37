package io.vouchsafe.process.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
