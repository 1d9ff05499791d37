package io.vouchsafe.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.Application;
import io.vouchsafe.standalone.reconcile.Reconcile;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** A small demo on a database of its own, and what it has left there. */
class DemoTest {

    private final TestDatabase database = TestDatabase.fresh();

    private record Run(int code, String out, String errors) {

        /** The figures of the summary by their names. */
        Map<String, Long> figures() {
            return out.lines()
                    .filter(line -> line.matches("[ a-z_]+ [0-9,]+"))
                    .map(String::strip)
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> Long.parseLong(
                                    line.substring(line.lastIndexOf(' ') + 1).replace(",", "")),
                            Long::sum,
                            TreeMap::new));
        }
    }

    private Run run(Callable<Integer> command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        String url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "user=" + database.user()
                + "&password=" + database.password();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(Stream.concat(Stream.of("--database-url", url), Arrays.stream(arguments))
                        .toArray(String[]::new));
        return new Run(code, out.toString(), errors.toString());
    }

    private JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    private long number(String query) {
        return sql().sql(query).query(Long.class).single();
    }

    private long events(String type) {
        return number("select count(*) from events.event where payload_type = '" + type + "'");
    }

    @Test
    void fillsAnEmptyDatabaseWithWhatItSays() {
        Run run = run(new Demo(Application.class), "--redemptions", "2000", "--weeks", "3");

        assertThat(run.code()).as(run.errors()).isZero();
        Map<String, Long> figures = run.figures();
        assertThat(figures)
                .containsEntry("campaigns", events("campaign-created"))
                .containsEntry("vouchers", number("select count(*) from command.voucher") + events("voucher-deleted"))
                .containsEntry("confirmed", events("redemption-confirmed"))
                .containsEntry("deleted", events("redemption-deleted"))
                .containsEntry("reversed", events("redemption-reversed"))
                .containsEntry("declined", events("redemption-declined"))
                .containsEntry("granted", number("""
                        select count(*) from events.event where payload_type = 'redemption-validated'
                            or (payload_type = 'redemption-confirmed' and (payload::jsonb -> 'oneStep')::boolean)"""));
        assertThat(figures.get("orders")).isGreaterThanOrEqualTo(2000);
        assertThat(figures.get("reversed")).isPositive();
        assertThat(run.out()).contains("admin@vouchsafe.local").contains("./vouchsafe serve");

        assertThat(number("""
                        select count(distinct refusal ->> 'code') from events.event,
                            jsonb_array_elements(payload::jsonb -> 'refusals') as refusal
                        where payload_type = 'redemption-declined'""")).as("reasons of refusals").isGreaterThanOrEqualTo(15);
        assertThat(number("""
                        select count(distinct payload::jsonb -> 'rule' ->> 'kind') from events.event
                        where payload_type = 'campaign-rule-set'""")).as("kinds of rules").isEqualTo(8);
        assertThat(number("""
                        select count(*) from (
                            select min(time_stamp) < lag(max(time_stamp)) over (order by number) as back
                              from events.link join events.event on global_index between first_index and last_index
                             group by number) as commits
                        where back"""))
                .as("commits that bear an earlier time than the one before them")
                .isZero();
        Run reconciled = run(new Reconcile());
        assertThat(reconciled.code()).as(reconciled.out()).isZero();
        assertThat(reconciled.out()).contains("No difference.");

        Run again = run(new Demo(Application.class));
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.errors()).contains("The project has campaigns already");

        Run elsewhere = run(new Demo(Application.class), "--project", "Other");
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.errors()).contains("events are not written out of order");
    }
}
