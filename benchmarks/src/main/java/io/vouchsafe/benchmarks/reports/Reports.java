package io.vouchsafe.benchmarks.reports;

import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.process.TemporaryFolder;
import io.vouchsafe.benchmarks.product.Api;
import io.vouchsafe.benchmarks.product.Product;
import io.vouchsafe.benchmarks.report.Machine;
import io.vouchsafe.benchmarks.report.ResultFiles;
import io.vouchsafe.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code reports}: every report, asked again and again by one client. */
@Command(
        name = "reports",
        description = {
            "Measures how fast reports are answered. Writes the rows that a year of redemptions leaves to them directly into their tables,",
            "with no events behind them, and then asks over HTTP."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Reports implements Callable<Integer> {

    private static final long RECORDED_FROM = 10_000_000;

    @Option(
            names = "--redemptions",
            defaultValue = "10000000",
            description = "Redemptions of a year (default: 10000000).")
    private long redemptions = RECORDED_FROM;

    @Option(
            names = "--campaigns",
            defaultValue = "200",
            description = "Discount campaigns, of ten teams (default: 200).")
    private int campaigns = 200;

    @Option(names = "--customers", defaultValue = "1000000", description = "Different customers (default: 1000000).")
    private int customers = 1_000_000;

    @Option(
            names = "--rounds",
            defaultValue = "200",
            description = "How often each report is asked for (default: 200).")
    private int rounds = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One report; times in milliseconds. */
    record Asked(String report, double median, double p99, int bytes) {}

    /** What is recorded for programs. */
    record Result(Instant at, Machine machine, long redemptions, int campaigns, int customers, List<Asked> reports) {}

    @Override
    public Integer call() throws Exception {
        if (redemptions < 1 || campaigns < 1 || customers < 1 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "All numbers must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("vouchsafe.home", ""));
        try (Stage stage = Stage.open()) {
            Path folder = stage.start(TemporaryFolder::make).path();
            Product product = Product.serve(stage, home, folder);
            Machine machine = Machine.inspect(product.database(), folder);
            out.println(machine.text());
            out.flush();
            List<Long> made = campaigns(product.api());
            long began = System.nanoTime();
            long counted = new GeneratedFigures(product.database(), made).make(redemptions, customers);
            out.printf(
                    Locale.ROOT, "%,d redemptions are made, in %.0f s.%n", counted, (System.nanoTime() - began) / 1e9);
            out.flush();
            report(new Result(now(), machine, counted, campaigns, customers, measure(product.api(), made)), home, out);
        }
        return 0;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Real campaigns, because reports name them; read once, so that the projection is done with them. */
    private List<Long> campaigns(Api api) throws Exception {
        List<Long> made = new ArrayList<>();
        long main = api.post("/api/v1.0/campaigns", Map.of("name", "All", "max_total_budget", 9_999_999))
                .get("id")
                .asLong();
        for (int i = 0; i < campaigns; i++) {
            made.add(api.post(
                            "/api/v1.0/campaigns",
                            Map.of(
                                    "parent_id",
                                    main,
                                    "campaign_type",
                                    "discount",
                                    "name",
                                    "Campaign " + i,
                                    "team",
                                    "Team " + i % 10,
                                    "discount_type",
                                    "numeric",
                                    "discount_value",
                                    4,
                                    "max_total_budget",
                                    9_999_999))
                    .get("id")
                    .asLong());
        }
        ask(api, "/funnel");
        return made;
    }

    private List<Asked> measure(Api api, List<Long> made) throws Exception {
        Instant to = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String year = "from=" + to.minus(364, ChronoUnit.DAYS) + "&to=" + to;
        String month = "from=" + to.minus(30, ChronoUnit.DAYS) + "&to=" + to;
        String days = "from=" + to.minus(7, ChronoUnit.DAYS) + "&to=" + to;
        Map<String, String> reports = new LinkedHashMap<>();
        reports.put("redemptions, 30 days by day", "/redemptions?" + month);
        reports.put("redemptions, a year by day", "/redemptions?" + year);
        reports.put("redemptions, a year by week", "/redemptions?bucket=week&" + year);
        reports.put("redemptions, a year by month", "/redemptions?bucket=month&" + year);
        reports.put("redemptions, a week by hour", "/redemptions?bucket=hour&" + days);
        reports.put(
                "redemptions of one campaign, a year by day",
                "/redemptions?campaign_id=" + made.getFirst() + "&" + year);
        reports.put("redemptions by campaign, 30 days by day", "/redemptions?group_by=campaign&" + month);
        reports.put("redemptions by campaign, a year in all", "/redemptions?bucket=total&group_by=campaign&" + year);
        reports.put("redemptions by team, a year by month", "/redemptions?bucket=month&group_by=team&" + year);
        reports.put("redemptions by team, 30 days by day", "/redemptions?group_by=team&" + month);
        reports.put("refusals, 30 days by day", "/refusals?" + month);
        reports.put("refusals by campaign, a year in all", "/refusals?bucket=total&group_by=campaign&" + year);
        reports.put("funnel", "/funnel");
        reports.put("funnel by campaign", "/funnel?group_by=campaign");
        reports.put("top campaigns by discount, a year", "/top-campaigns?by=discount&" + year);
        reports.put("top campaigns by customers, a year", "/top-campaigns?by=unique_customers&" + year);
        reports.put("budgets", "/budgets");
        reports.put("budget of one campaign", "/budgets/" + made.getFirst());
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<String, String> report : reports.entrySet()) {
            asked.add(measure(api, report.getKey(), report.getValue()));
        }
        return asked;
    }

    /** A fifth of the rounds is for warming up. */
    private Asked measure(Api api, String name, String path) throws Exception {
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        int bytes = 0;
        for (int i = -rounds / 5; i < rounds; i++) {
            long began = System.nanoTime();
            bytes = ask(api, path);
            if (i >= 0) {
                times.recordValue(Math.min(System.nanoTime() - began, times.getHighestTrackableValue()));
            }
        }
        return new Asked(name, times.getValueAtPercentile(50) / 1e6, times.getValueAtPercentile(99) / 1e6, bytes);
    }

    private int ask(Api api, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(api.request("/api/vouchsafe/v1/reports" + path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " is answered by " + answer.statusCode());
        }
        return answer.body().length;
    }

    private void report(Result result, Path home, PrintWriter out) {
        Table table = new Table("report", "median, ms", "p99, ms", "bytes");
        for (Asked asked : result.reports()) {
            table.row(List.of(
                    asked.report(),
                    String.format(Locale.ROOT, "%.1f", asked.median()),
                    String.format(Locale.ROOT, "%.1f", asked.p99()),
                    String.format(Locale.ROOT, "%,d", asked.bytes())));
        }
        String section = String.format(
                Locale.ROOT,
                """
                ## Reports, %s

                %s. One client, one request after another. Behind them stand the rows that %,d redemptions of a year leave to reports, in %,d campaigns and by %,d customers; the rows were
                written by hand, and no events are behind them.

                %s""",
                result.at(),
                result.machine().text(),
                result.redemptions(),
                result.campaigns(),
                result.customers(),
                table.text());
        out.println();
        out.print(section);
        out.flush();
        if (redemptions >= RECORDED_FROM) {
            new ResultFiles(home.resolve("benchmarks"), "reports").write(section, result);
        }
    }
}
