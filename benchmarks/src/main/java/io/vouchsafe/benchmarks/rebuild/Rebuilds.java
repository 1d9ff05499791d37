package io.vouchsafe.benchmarks.rebuild;

import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.process.TemporaryFolder;
import io.vouchsafe.benchmarks.product.Product;
import io.vouchsafe.benchmarks.report.Machine;
import io.vouchsafe.benchmarks.report.ResultFiles;
import io.vouchsafe.benchmarks.report.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code rebuild}: every projection anew from a long past, one after another. */
@Command(
        name = "rebuild",
        description = {
            "Measures how fast projections are made anew from the whole past. Makes that past, lets the server follow it,",
            "then rebuilds each projection and compares all rows with those that were there before."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Rebuilds implements Callable<Integer> {

    private static final long RECORDED_FROM = 1_000_000;
    private static final int LOOK_MILLIS = 100;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(60);

    @Option(names = "--events", defaultValue = "1000000", description = "Events of the past (default: 1000000).")
    private long events = RECORDED_FROM;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * One projection.
     *
     * @param events of the store up to which it went
     * @param seconds from the first event to the switch
     */
    record Rebuilt(String projection, long events, double seconds) {}

    /**
     * What is recorded for programs.
     *
     * @param events in the store
     * @param followSeconds which the server took to follow them with all projections at once, as it does from day to day
     */
    record Result(Instant at, Machine machine, long events, double followSeconds, List<Rebuilt> projections) {

        double seconds() {
            return projections.stream().mapToDouble(Rebuilt::seconds).sum();
        }
    }

    @Override
    public Integer call() throws Exception {
        if (events < 1) {
            throw new ParameterException(spec.commandLine(), "--events must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("vouchsafe.home", ""));
        try (Stage stage = Stage.open()) {
            Path folder = stage.start(TemporaryFolder::make).path();
            Product product = Product.serve(stage, home, folder);
            Machine machine = Machine.inspect(product.database(), folder);
            out.println(machine.text());
            out.flush();
            report(measure(product, machine, out), home, out);
        }
        return 0;
    }

    private Result measure(Product product, Machine machine, PrintWriter out) throws Exception {
        long began = System.nanoTime();
        new GeneratedPast(product.api(), product.database()).make(events);
        say(out, String.format(Locale.ROOT, "The past is made, in %.0f s.", seconds(began)));
        began = System.nanoTime();
        Database database = product.database();
        long head = number(database, "select max(global_index) from events.event");
        await(database, "select min(position) >= " + head + " from views.projection");
        double follow = seconds(began);
        say(out, String.format(Locale.ROOT, "The server has followed, in %.1f s more.", follow));
        List<String> tables = texts(database, """
                select tablename from pg_tables where schemaname = 'views'
                    and tablename not in ('projection', 'token_entry', 'rebuild', 'flyway_schema_history')
                order by 1""");
        run(database, "create schema before");
        for (String table : tables) {
            run(database, "create table before.%1$s as table views.%1$s".formatted(table));
        }
        List<Rebuilt> rebuilt = new ArrayList<>();
        for (String projection : texts(database, "select name from views.projection order by name")) {
            rebuilt.add(rebuild(product, projection));
            say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%s: %.1f s",
                            projection,
                            rebuilt.getLast().seconds()));
        }
        for (String table : tables) {
            long differences = number(database, """
                    select count(*) from (
                        (table views.%1$s except all table before.%1$s)
                        union all (table before.%1$s except all table views.%1$s)) as difference""".formatted(table));
            if (differences != 0) {
                throw new IllegalStateException("%s: %d rows differ after the rebuild".formatted(table, differences));
            }
        }
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Result(at, machine, head, follow, rebuilt);
    }

    private static Rebuilt rebuild(Product product, String projection) throws Exception {
        Database database = product.database();
        product.api().post("/api/vouchsafe/v1/projections/" + projection + "/rebuild", Map.of());
        String job = " from views.rebuild where name = '" + projection + "'";
        await(database, "select state = 'finished'" + job);
        double millis = number(database, "select (extract(epoch from ended_at - started_at) * 1000)::bigint" + job);
        return new Rebuilt(projection, number(database, "select position" + job), millis / 1000);
    }

    private static void await(Database database, String condition) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(condition)) {
                    if (row.next() && row.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("waited in vain for: " + condition);
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Database database, String sql) throws SQLException {
        return Long.parseLong(texts(database, sql).getFirst());
    }

    private static List<String> texts(Database database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private void report(Result result, Path home, PrintWriter out) {
        Table table = new Table("projection", "seconds", "events per second");
        for (Rebuilt rebuilt : result.projections()) {
            table.row(List.of(
                    rebuilt.projection(),
                    String.format(Locale.ROOT, "%.1f", rebuilt.seconds()),
                    String.format(Locale.ROOT, "%,.0f", result.events() / rebuilt.seconds())));
        }
        String section = String.format(
                Locale.ROOT,
                """
                ## Rebuild, %s

                %s. A past of %,d events: vouchers issued, customers registered, redemptions validated and confirmed.

                %s
                Every event through each of the %d projections, one after another, in %.1f s: **%,.0f events per second and projection**. Events count that a projection
                only passes over; the slowest line is the rate at which most of them are applied. After the server was given this past it followed it, with all projections at once, in %.1f s. All
                rows were compared with those that were there before.
                """,
                result.at(),
                result.machine().text(),
                result.events(),
                table.text(),
                result.projections().size(),
                result.seconds(),
                result.events() * result.projections().size() / result.seconds(),
                result.followSeconds());
        out.println();
        out.print(section);
        out.flush();
        if (events >= RECORDED_FROM) {
            new ResultFiles(home.resolve("benchmarks"), "rebuild").write(section, result);
        }
    }
}
