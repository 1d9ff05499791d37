package io.vouchsafe.process.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.store.embedded.TestDatabase;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes see each other come and go. */
class MembersTest {

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    private Members member(String id, Part part) {
        URI url = URI.create("http://127.0.0.1:1");
        ClusterProperties properties =
                new ClusterProperties(part, url, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(150));
        return new Members(
                new MemberTable(database.dataSource(), properties.lease()), new Member(id, part, url), properties);
    }

    @Test
    void whoJoinsIsSeenAndWhoLeavesIsNot() {
        Members one = member("query-a", Part.QUERY);
        Members other = member("query-b", Part.QUERY);
        Members gateway = member("gateway-c", Part.GATEWAY);
        one.start();
        gateway.start();
        other.start();
        try {
            await().untilAsserted(() -> assertThat(gateway.of(Part.QUERY)).containsExactly(one.self(), other.self()));
            await().untilAsserted(() -> assertThat(one.of(Part.QUERY)).containsExactly(one.self(), other.self()));
            assertThat(gateway.of(Part.COMMAND)).isEmpty();
            other.stop();
            assertThat(gateway.of(Part.QUERY)).as("when it has said farewell").containsExactly(one.self());
        } finally {
            one.stop();
            gateway.stop();
        }
    }

    @Test
    void whoGivesNoSignOfLifeIsNotThereWhenItsLeaseIsOver() {
        Member silent = new Member("command-a", Part.COMMAND, URI.create("http://127.0.0.1:2"));
        new MemberTable(database.dataSource(), Duration.ofSeconds(1)).renew(silent);
        Members gateway = member("gateway-b", Part.GATEWAY);
        gateway.start();
        try {
            assertThat(gateway.of(Part.COMMAND)).containsExactly(silent);
            await().untilAsserted(() -> assertThat(gateway.of(Part.COMMAND)).isEmpty());
        } finally {
            gateway.stop();
        }
    }
}
