package io.vouchsafe.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded PostgreSQL of a data folder, entered by the credentials that are kept there. Every question is a connection of its own. */
record Database(String url, String password, String superuserPassword) {

    static Database of(Path dataDir) {
        try {
            List<String> passwords = Files.readAllLines(dataDir.resolve("postgres.passwords"));
            String port = Files.readString(dataDir.resolve("postgres.port")).strip();
            return new Database("jdbc:postgresql://127.0.0.1:" + port + "/", passwords.get(1), passwords.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the application. */
    JdbcClient vouchsafe() {
        return JdbcClient.create(new DriverManagerDataSource(url + "vouchsafe", "vouchsafe", password));
    }

    /** As the superuser, in the database of that name, where no test can be in the way of the application. */
    DriverManagerDataSource superuser() {
        return new DriverManagerDataSource(url + "postgres", "postgres", superuserPassword);
    }

    /** How many redemptions the ledger of a campaign counts. */
    long redemptionsInLedger(long campaignId) {
        return number(
                "select (payload::json -> 'state' ->> 'redemptions')::bigint from events.event where aggregate_identifier = ? order by sequence_number desc limit 1",
                "ledger:" + campaignId);
    }

    /** How many events say that a redemption of a campaign was confirmed. */
    long confirmations(long campaignId) {
        return number(
                "select count(*) from events.event where payload_type = 'redemption-confirmed' and (payload::json ->> 'campaignId')::bigint = ?",
                campaignId);
    }

    long number(String sql, Object... parameters) {
        return vouchsafe().sql(sql).params(parameters).query(Long.class).single();
    }
}
