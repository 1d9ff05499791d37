package io.vouchsafe.store.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses a database that could forget what it acknowledged. */
public final class Durability {

    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /** Throws {@link IllegalStateException}, naming the setting, if one that a durable commit needs is off. */
    public static void require(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        for (String setting : SETTINGS) {
            String value = jdbc.queryForObject("show " + setting, String.class);
            if ("off".equals(value)) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " = " + value
                        + ": an answered redemption could be lost. Switch it on and start again.");
            }
        }
    }
}
