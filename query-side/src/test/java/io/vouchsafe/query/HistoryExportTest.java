package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryExportTest {

    /** A million are a few minutes; what is asserted of the memory is the same. */
    private static final int ROWS = Integer.getInteger("vouchsafe.test.export-rows", 20_000);

    private static final long MANY = 9;
    private static final long MEGABYTE = 1_048_576;

    private static TestDatabase database;
    private static ReadSide readSide;
    private static long before;

    /** So many events, and their rows of the history, by SQL; the projections stand still and believe that they have seen them. */
    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
        readSide.person(1, 1, "=cmd|' /C calc'!A0");
        readSide.person(2, 1, "  @SUM(1,2)");
        readSide.person(3, 1, "O'Hara, \"Jo\"");
        for (long no = 1; no <= 3; no++) {
            readSide.append(StreamIds.customer(no), new CustomerRegistered(no, 1, true, Given.NOON));
        }
        assertThat(readSide.own(1, "/history").status()).isEqualTo(200);
        Projections projections = readSide.bean(Projections.class);
        projections.names().forEach(projections::stop);
        before = readSide.sql()
                .sql("select max(global_index) from events.event")
                .query(Long.class)
                .single();
        readSide.sql().sql("""
                insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp)
                select 'customer:' || 1000 + i, 0, 'customer-registered', '1',
                    '{"customerNo":' || 1000 + i || ',"projectId":9,"isNew":true,"at":"2026-03-09T12:00:00Z"}',
                    '{"credential":"key:1","request":"r-' || i || '"}', now()
                  from generate_series(1, :rows) as i""").param("rows", ROWS).update();
        readSide.sql().sql("""
                insert into views.history (position, project_id, at, type, customer_no, credential)
                select global_index, 9, '2026-03-09T12:00:00Z', 'customer-registered', 1000 + global_index, 'key:1'
                  from events.event where global_index > :before""").param("before", before).update();
        readSide.sql()
                .sql("update views.projection set position = (select max(global_index) from events.event)")
                .update();
        readSide.sql().sql("analyze").update();
    }

    @AfterAll
    static void stop() {
        readSide.close();
        database.close();
    }

    @Test
    void isAFileThatNoSpreadsheetRuns() {
        Answer answer = readSide.own(1, "/history/export?format=csv");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"history.csv\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("position,time,event,stream,sequence,credential,");
        assertThat(lines.get(1))
                .contains(
                        ",customer-registered,customer:1,0,key:1,till,5,Till 4,,,,,,,,'=cmd|' /C calc'!A0,Customer registered,");
        assertThat(lines.get(2)).contains(",\"'  @SUM(1,2)\",Customer registered,");
        assertThat(lines.get(3)).contains(",\"O'Hara, \"\"Jo\"\"\",Customer registered,");
    }

    @Test
    void asLinesOfJsonHasTheEntriesOfTheList() {
        Answer answer = readSide.own(1, "/history/export?format=ndjson&order=newest");
        Answer list = readSide.own(1, "/history?order=newest");

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"history.ndjson\"");
        assertThat("[" + String.join(",", answer.body().lines().toList()) + "]").isEqualTo(list.body());
    }

    private static HttpResponse<InputStream> begin(String query) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(
                HttpRequest.newBuilder(URI.create(readSide.ownAddress("/history/export" + query)))
                        .header(ReadSideApplication.PROJECT, Long.toString(MANY))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What was still in use after the last collections, which is what is really held. */
    private static long held() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    @Test
    void holdsNoMoreInMemoryHoweverLongItIs() throws IOException, InterruptedException {
        System.gc();
        long atFirst = held();
        long most = 0;
        long lines = 0;
        long last = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(begin("?format=ndjson").body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                long position = Json.read(line).get("position").asLong();
                assertThat(position).isGreaterThan(last);
                last = position;
                if (++lines % (ROWS / 5) == 0) {
                    System.gc();
                    most = Math.max(most, held());
                }
            }
        }
        System.out.printf(
                "exported %d entries; held before %d MiB, at most %d MiB while it ran%n",
                lines, atFirst / MEGABYTE, most / MEGABYTE);

        assertThat(lines).isEqualTo(ROWS);
        assertThat(most - atFirst).isLessThan(32 * MEGABYTE);
    }

    @Test
    void endsWhenItsReaderIsGone() throws IOException, InterruptedException {
        HikariDataSource pool =
                (HikariDataSource) readSide.bean(ViewsDatabase.class).dataSource();
        try (InputStream body = begin("?format=csv").body()) {
            assertThat(body.readNBytes(100)).hasSize(100);
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        assertThat(readSide.own(1, "/history").status()).isEqualTo(200);
    }

    @Test
    void breaksOffWhereItCannotGoOnInsteadOfPassingForWhole() throws IOException, InterruptedException {
        long damaged = before + ROWS - 10;
        String payload = readSide.sql()
                .sql("select payload from events.event where global_index = ?")
                .param(damaged)
                .query(String.class)
                .single();
        overwrite(damaged, "no JSON");
        try (InputStream body = begin("?format=csv").body()) {
            assertThatExceptionOfType(IOException.class).isThrownBy(body::readAllBytes);
        } finally {
            overwrite(damaged, payload);
        }
    }

    private static void overwrite(long position, String payload) {
        readSide.sql()
                .sql("update events.event set payload = ? where global_index = ?")
                .params(payload, position)
                .update();
    }
}
