package io.vouchsafe.standalone.backup;

import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.query.reconcile.Reconciliation;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.standalone.race.Crowd;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** A backup of a busy application, restored elsewhere, is that application as it was at one moment. */
class BackupTest {

    private static final int CLIENTS = 8;
    private static final int LIMIT = 10;
    private static final String KEY = "Idempotency-Key";

    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase elsewhere = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void drop() {
        database.close();
        elsewhere.close();
    }

    private record Ended(int code, String output) {}

    private Ended backup(Object file) {
        return run(new Backup(), database, file.toString());
    }

    private Ended restore(Object file, String... options) {
        return run(
                new Restore(),
                elsewhere,
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
    }

    private Ended run(Object command, TestDatabase where, String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--database-url",
                where.jdbcUrl() + "?user=" + where.user() + "&password=" + where.password(),
                "--data-dir",
                folder.resolve(where == database ? "here" : "there").toString()));
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new Ended(code, out.toString());
    }

    private long elsewhere(String sql) {
        return JdbcClient.create(elsewhere.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** What happened before, and what must be so afterwards. */
    private record Story(
            String authorization,
            String limited,
            String busy,
            String replayed,
            String keyedPath,
            Json keyedBody,
            long campaign) {}

    private static Story tell(RunningApplication application) {
        long project = application.newProject();
        String authorization = application.newKey(project, Role.ADMIN);
        Shop shop = new Shop(Api.on(application.port(), authorization));
        long campaign = shop.genericCampaign("max_redemptions", LIMIT);
        String limited = shop.voucher(campaign);
        for (int i = 0; i < LIMIT - 3; i++) {
            shop.redeem(limited, "LIMITED-" + i, 20).is(200);
        }
        long other = shop.genericCampaign();
        String busy = shop.voucher(other);
        for (String customer : List.of("stays", "leaves")) {
            shop.validate(busy, "OF-" + customer, 20, "confirmed", true, "customer_identifier", customer)
                    .is(200);
        }
        shop.api().own().post("/customers/leaves/erasure", object()).is(200);
        String path = "/vouchers/" + Api.encoded(busy) + "/redemptions";
        Json body = object("transaction_id", "KEYED", "total_transaction_cost", 20, "confirmed", true);
        String replayed =
                shop.api().send("POST", path, body.text(), KEY, "key-1").is(200).body();
        return new Story(authorization, limited, busy, replayed, path, body, other);
    }

    @Test
    void bringsBackEverythingThatWasAnsweredBeforeItBegan() throws Exception {
        Path file = folder.resolve("busy.zip");
        Story story;
        List<String> before;
        long position;
        try (RunningApplication application =
                RunningApplication.on(database, "vouchsafe.audit.folder=" + folder.resolve("here/audit"))) {
            story = tell(application);
            Shop shop = new Shop(Api.on(application.port(), story.authorization()));
            Awaitility.await().until(() -> Files.isDirectory(folder.resolve("here/audit/checkpoints")));
            ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
            List<String> seen = new ArrayList<>();
            during(shop, story.busy(), answered, () -> {
                Awaitility.await().until(() -> answered.size() > 100);
                seen.addAll(answered);
                Ended made = backup(file);
                assertThat(made.output()).contains("holds everything up to event");
                assertThat(made.code()).isZero();
                int then = answered.size();
                Awaitility.await().until(() -> answered.size() > then + 50);
            });
            before = List.copyOf(seen);
            position = application.number("select max(global_index) from events.event");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Ended restored = restore(file);

        assertThat(restored.output()).contains("The chain of hashes holds", "What to do next");
        assertThat(restored.output()).doesNotContain("that were kept: 0.");
        assertThat(restored.code()).isZero();
        assertThat(elsewhere("select max(global_index) from events.event")).isLessThan(position);
        assertThat(Files.exists(folder.resolve("there/audit/key.pem"))).isFalse();
        use(story, before);
    }

    private void use(Story story, List<String> before) throws SQLException {
        try (RunningApplication application = RunningApplication.on(elsewhere)) {
            Api api = Api.on(application.port(), story.authorization());
            Shop shop = new Shop(api);
            for (String transaction : before) {
                assertThat(shop.find(story.busy(), transaction).status())
                        .as(transaction)
                        .isEqualTo(200);
            }
            Answer again = api.send("POST", story.keyedPath(), story.keyedBody().text(), KEY, "key-1");
            assertThat(again.is(200).body()).isEqualTo(story.replayed());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");

            List<Answer> answers = Crowd.send(CLIENTS, 40, i -> shop.redeem(story.limited(), "AFTER-" + i, 20));
            Map<Integer, Long> statuses =
                    answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            assertThat(statuses).isEqualTo(Map.of(200, 3L, 422, 37L));

            assertThat(api.get("/campaigns/" + story.campaign()).status()).isEqualTo(200);
            assertThat(elsewhere("select count(*) from events.person where identifier = 'stays'"))
                    .isEqualTo(1);
            assertThat(elsewhere("select count(*) from events.person where identifier = 'leaves'"))
                    .isZero();
            new Shop(application.newAdmin()).redeem(new Shop(api).voucher(story.campaign()), "X", 20);
            Awaitility.await().until(() -> application.number("""
                    select count(*) from views.projection
                     where position < (select max(global_index) from events.event)""") == 0);
            assertThat(Reconciliation.of(
                                    application.bean(DatabaseProperties.class).reconcilers(),
                                    application.bean(ProjectSettings.class)::zone)
                            .found())
                    .isEmpty();
        }
    }

    private static void during(Shop shop, String code, ConcurrentLinkedQueue<String> answered, Runnable task)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    String transaction = "LOAD-" + next.incrementAndGet();
                    shop.redeem(code, transaction, 20).is(200);
                    answered.add(transaction);
                }
            }));
        }
        try {
            task.run();
        } finally {
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    @Test
    void refusesWhatIsDamagedOrCutOffAndMakesNothing() throws IOException {
        Path file = folder.resolve("small.zip");
        try (RunningApplication application = RunningApplication.on(database)) {
            tell(application);
            assertThat(backup(file).code()).isZero();
        }
        assertThat(backup(file))
                .isEqualTo(new Ended(2, file + " is there already; a backup never replaces another.\n"));
        assertThat(restore(file, "--check")).satisfies(ended -> {
            assertThat(ended.code()).isZero();
            assertThat(ended.output()).contains(file + " is whole", "events.event", "access.api_key", "idempotency_");
            assertThat(ended.output()).doesNotContain("session", "views.");
        });

        refused(damaged(file, bytes -> Arrays.copyOf(bytes, bytes.length / 2)), "is no whole backup");
        refused(damaged(file, BackupTest::withOneBitTurned), "is damaged: tables/");
        refused(Files.writeString(folder.resolve("text.zip"), "no backup"), "is no whole backup");
        refused(folder.resolve("absent.zip"), "There is no file");
        assertThat(elsewhere("select count(*) from pg_namespace where nspname in ('events', 'command', 'access')"))
                .isZero();
        assertThat(Files.exists(folder.resolve("there"))).isFalse();
    }

    private void refused(Path file, String text) {
        for (Ended ended : List.of(restore(file, "--check"), restore(file))) {
            assertThat(ended.output()).contains(text);
            assertThat(ended.code()).isEqualTo(2);
        }
    }

    private Path damaged(Path file, Function<byte[], byte[]> damage) throws IOException {
        return Files.write(folder.resolve(Shop.unique("damaged") + ".zip"), damage.apply(Files.readAllBytes(file)));
    }

    /** In the rows of the events. */
    private static byte[] withOneBitTurned(byte[] bytes) {
        String name = "tables/events.event.copy";
        bytes[new String(bytes, ISO_8859_1).indexOf(name) + name.length() + 500] ^= 1;
        return bytes;
    }

    @Test
    void refusesADatabaseThatIsNotEmptyAndLeavesItAsItIs() {
        Path file = folder.resolve("one.zip");
        try (RunningApplication application = RunningApplication.on(database)) {
            tell(application);
            assertThat(backup(file).code()).isZero();
        }
        try (RunningApplication application = RunningApplication.on(elsewhere)) {
            assertThat(restore(file).output()).contains("A process of Vouchsafe (vouchsafe-", ") is on the database");
            assertThat(application.number("select count(*) from access.project"))
                    .isEqualTo(1);
        }
        assertThat(restore(file)).satisfies(ended -> {
            assertThat(ended.output()).contains("is not empty, and nothing was changed");
            assertThat(ended.code()).isEqualTo(2);
        });
        assertThat(elsewhere("select count(*) from access.project")).isEqualTo(1);
    }

    @Test
    void canBeRestoredAgainAfterARestoreThatWasCutOff() {
        Path file = folder.resolve("one.zip");
        try (RunningApplication application = RunningApplication.on(database)) {
            tell(application);
            assertThat(backup(file).code()).isZero();
        }
        assertThat(restore(file).code()).isZero();
        JdbcClient client = JdbcClient.create(elsewhere.dataSource());
        // As if it had ended before its one transaction was over.
        client.sql("truncate events.event, events.person, events.link, access.project cascade")
                .update();
        assertThat(restore(file).code()).isZero();
        assertThat(elsewhere("select count(*) from events.event")).isPositive();
    }

    @Test
    void saysWhereThereIsNothingToBackUp() {
        assertThat(backup(folder.resolve("none.zip"))).satisfies(ended -> {
            assertThat(ended.output()).contains("has nothing to back up yet");
            assertThat(ended.code()).isEqualTo(2);
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
