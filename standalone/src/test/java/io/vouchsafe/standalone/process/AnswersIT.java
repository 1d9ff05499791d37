package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.standalone.race.Crowd;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What an answer is worth when it arrives (invariant I2), and what happens to those that are too many (I14). The lanes are short here. */
class AnswersIT {

    private static final int CAPACITY = 4;
    private static final int LIMIT = 150;

    @TempDir
    private static Path dataDir;

    private static ServerProcess server;
    private static Shop shop;

    @BeforeAll
    static void start() {
        server = ServerProcess.serve(
                dataDir, "-Dvouchsafe.command.lane-capacity=" + CAPACITY, "-Dvouchsafe.command.lane-batch=" + CAPACITY);
        shop = new Shop(server.admin());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void turnsAwayWhatIsTooMuchCountsTheRestExactlyAndRecovers() {
        long campaign = shop.genericCampaign("max_redemptions", LIMIT);
        String code = shop.voucher(campaign);

        List<Answer> answers = Crowd.send(20 * CAPACITY, 1000, i -> shop.redeem(code, "O-" + i, 20));

        Map<Integer, Long> statuses =
                answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
        assertThat(statuses.keySet()).contains(503).isSubsetOf(200, 422, 503);
        assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(busy -> {
            assertThat(busy.errorCode()).isEqualTo("unknown_error");
            assertThat(busy.header("Retry-After")).isEqualTo("1");
        });
        long granted = statuses.getOrDefault(200, 0L);
        while (granted < LIMIT) {
            shop.redeem(code, "AFTER-" + granted, 20).ok();
            granted++;
        }
        shop.redeem(code, "ONE-MORE", 20)
                .refuses(Answer.problem("campaign", "maximum_redemptions_exceeded", Integer.toString(LIMIT)));
        assertThat(shop.api().get("/campaigns/" + campaign + "/redemptions").header("Total-Count"))
                .isEqualTo(Integer.toString(LIMIT));
        assertThat(server.errors()).as("what was logged").isEmpty();
    }

    /**
     * What {@code kill -9} cannot show, because the kernel keeps what a dead process has written. PostgreSQL's own log of what it wrote says
     * where a commit stands in it, and how far the disk had it when the answer came.
     */
    @Test
    void aCommitIsOnTheDiskWhenItsAnswerArrives() throws SQLException {
        String code = shop.voucher(shop.genericCampaign());
        try (Connection connection = server.database().superuser().getConnection()) {
            JdbcClient wal = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            wal.sql("create extension pg_walinspect").update();
            String start = text(wal, "select pg_current_wal_insert_lsn()::text");
            Map<String, String> flushedAtAnswer = new LinkedHashMap<>();
            for (int i = 0; i < 30; i++) {
                shop.redeem(code, "F-" + i, 20).ok();
                flushedAtAnswer.put("F-" + i, text(wal, "select pg_current_wal_flush_lsn()::text"));
            }

            flushedAtAnswer.forEach(
                    (transaction, flushed) -> assertThat(flushedBeyondCommit(wal, transaction, start, flushed))
                            .as("%s, flushed up to %s", transaction, flushed)
                            .isTrue());
        }
    }

    private static boolean flushedBeyondCommit(JdbcClient wal, String transaction, String start, String flushed) {
        long writer = server.database()
                .number(
                        "select xmin::text::bigint from events.event where aggregate_identifier = ?",
                        "redemption:1:" + transaction);
        return wal.sql("""
                        select ?::pg_lsn >= end_lsn from pg_get_wal_records_info(?::pg_lsn, pg_current_wal_flush_lsn())
                        where resource_manager = 'Transaction' and record_type = 'COMMIT' and xid::text::bigint = ?""").params(flushed, start, writer).query(Boolean.class).single();
    }

    private static String text(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).single();
    }
}
