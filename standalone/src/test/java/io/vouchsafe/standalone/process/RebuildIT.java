package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code vouchsafe projections …} beside a server that is killed in the middle of a rebuild. */
class RebuildIT {

    private static final int EVENTS = 150_000;
    private static final String NAMES = "select count(*) from views.campaign where name = 'Wrong'";
    private static final String POSITION = "select position from views.rebuild where name = 'campaigns'";

    @TempDir
    private Path dataDir;

    private CommandProcess projections(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data-dir";
        all[arguments.length + 1] = dataDir.toString();
        return CommandProcess.projections(all);
    }

    private static void await(Database database, String condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> database.number("select count(*) where " + condition) == 1);
    }

    /** A past that is long enough to be killed in. */
    private static void lengthen(Database database, long campaign) {
        database.vouchsafe().sql("""
                        insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload,
                            meta_data, time_stamp)
                        select aggregate_identifier, sequence_number + n, payload_type, payload_revision, payload, meta_data,
                            time_stamp
                        from events.event cross join generate_series(1, ?) n
                        where aggregate_identifier = ? and payload_type = 'campaign-revised' order by n""").params(EVENTS, "campaign:" + campaign).update();
        await(database, "(select min(position) from views.projection) = (select max(global_index) from events.event)");
    }

    @Test
    void goesOnAfterTheServerWasKilledInTheMiddle() {
        ServerProcess server = ServerProcess.serve(dataDir);
        try {
            Shop shop = new Shop(server.admin());
            long campaign = shop.genericCampaign();
            shop.redeem(shop.voucher(campaign), "T-1", 20).ok();
            shop.api()
                    .patch("/campaigns/" + campaign, object("description", "lived long"))
                    .ok();
            Database database = server.database();
            lengthen(database, campaign);
            database.vouchsafe().sql("update views.campaign set name = 'Wrong'").update();

            assertThat(projections("rebuild", "campaigns", "--no-wait").exitCode())
                    .isZero();
            await(database, "(" + POSITION + ") > 0");
            server.kill();
            server = ServerProcess.serve(dataDir);
            long resumed = server.database().number(POSITION);
            CommandProcess watched = projections("rebuild", "campaigns");

            assertThat(watched.exitCode()).as(watched.errors()).isZero();
            assertThat(watched.errors()).contains("campaigns: done");
            assertThat(resumed).as("it did not begin anew").isPositive();
            assertThat(server.database().number(NAMES)).isZero();
            assertThat(server.database().number("select count(*) from pg_namespace where nspname like 'views\\_next%'"))
                    .isZero();
            assertThat(server.errors())
                    .as("all but that the past was lengthened by hand, which the watch over the proof tells")
                    .noneMatch(line -> line.contains("ERROR") && !line.contains("ChainWatch"));
            JsonNode list = projections("list", "--output", "json").json();
            assertThat(list).hasSizeGreaterThan(4);
            assertThat(projections("status", "campaigns", "--output", "json")
                            .json()
                            .get("rebuild")
                            .asString())
                    .isEqualTo("finished");
            assertThat(projections("status", "nothing").exitCode()).isEqualTo(3);
            assertThat(projections("cancel", "campaigns").exitCode()).isEqualTo(3);
        } finally {
            server.close();
        }
        CommandProcess noted = projections("rebuild", "customers");
        assertThat(noted.exitCode()).isZero();
        assertThat(noted.errors()).contains("begins with the next start");
    }
}
