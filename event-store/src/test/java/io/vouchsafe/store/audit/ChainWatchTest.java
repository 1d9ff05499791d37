package io.vouchsafe.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.store.checkpoint.AuditFolder;
import io.vouchsafe.store.checkpoint.Checkpoints;
import io.vouchsafe.store.event.EventTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running server notices of the chain by itself. */
class ChainWatchTest {

    private static final Clock NOON = Clock.fixed(EventTable.NOON, ZoneOffset.UTC);

    @TempDir
    private Path temporary;

    private final ChainOfCommits commits = new ChainOfCommits();
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        checkpoints = new Checkpoints(commits.table.chain, new AuditFolder(temporary.resolve("audit"), null));
    }

    @AfterEach
    void close() {
        commits.close();
    }

    private ChainWatch watch(int mostCommits) {
        return new ChainWatch(commits.table.chain, checkpoints, NOON, mostCommits);
    }

    private ChainWatch watch() {
        return watch(ChainWatch.MOST_COMMITS);
    }

    private static ChainWatch.State verified(ChainWatch watch) {
        watch.verify();
        return watch.state().orElseThrow();
    }

    @Test
    void knowsNothingBeforeItHasLooked() {
        assertThat(watch().state()).isEmpty();
    }

    @Test
    void goesOnWhereItCameTo() {
        ChainWatch watch = watch();
        commits.commits(2, 1);
        assertThat(verified(watch)).isEqualTo(new ChainWatch.State(3, EventTable.NOON, null));

        commits.commits(4);

        assertThat(verified(watch)).isEqualTo(new ChainWatch.State(7, EventTable.NOON, null));
    }

    @Test
    void doesALimitedAmountOfWorkAtOnce() {
        commits.commits(1, 1, 1, 1, 1);
        ChainWatch watch = watch(2);

        assertThat(verified(watch).upTo()).isEqualTo(2);
        assertThat(verified(watch).upTo()).isEqualTo(4);
        assertThat(verified(watch).upTo()).isEqualTo(5);
        assertThat(verified(watch).upTo()).isEqualTo(5);
    }

    @Test
    void seesAChangedEvent() {
        commits.commits(1, 1);
        ChainWatch watch = watch();
        verified(watch);
        commits.commits(3);
        commits.tamper("update events.event set payload = replace(payload, '4', '5') where global_index = 4");

        ChainWatch.State state = verified(watch);

        assertThat(state.intact()).isFalse();
        assertThat(state.upTo()).isEqualTo(2);
        assertThat(state.problem()).contains("4");
    }

    @Test
    void seesAnEventThatNoCommitKnows() {
        commits.commits(1);
        commits.tamper("""
                insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload,
                                          meta_data, time_stamp)
                select aggregate_identifier, 7, payload_type, payload_revision, payload, meta_data, time_stamp
                  from events.event where global_index = 1""");

        assertThat(verified(watch()).intact()).isFalse();
    }

    @Test
    void beginsAtTheLatestCheckpointAfterAStart() {
        commits.commits(1, 1);
        checkpoints.make();
        commits.commits(1);
        commits.tamper("update events.event set payload = '{}' where global_index = 1");
        assertThat(verified(watch()).intact())
                .as("what lies before is left to the whole check")
                .isTrue();

        commits.tamper("update events.event set payload = '{}' where global_index = 3");

        assertThat(verified(watch()).intact()).isFalse();
    }

    @Test
    void seesAChainThatIsNotTheCheckpointsAnyMore() {
        commits.commits(1, 1);
        checkpoints.make();
        commits.tamper("update events.event set payload = '{}' where global_index = 2");
        commits.rebuildFrom(2);

        assertThat(verified(watch()).problem()).startsWith("Commit 2 is not the one of the checkpoint");
    }

    @Test
    void seesAChainThatWasCutOff() {
        commits.commits(1, 1);
        ChainWatch watch = watch();
        verified(watch);
        commits.tamper("delete from events.event where global_index = 2");
        commits.tamper("delete from events.link where number = 2");

        assertThat(verified(watch).problem()).isEqualTo("Commit 2 is gone: the chain was cut off before it.");
    }

    @Test
    void doesNotForgetABreak() {
        commits.commits(1);
        String payload = commits.table
                .sql
                .sql("select payload from events.event where global_index = 1")
                .query(String.class)
                .single();
        commits.tamper("update events.event set payload = '{}' where global_index = 1");
        ChainWatch watch = watch();
        ChainWatch.State broken = verified(watch);

        commits.tamper("update events.event set payload = ? where global_index = 1", payload);

        assertThat(verified(watch)).isEqualTo(broken);
        assertThat(verified(watch()).intact()).as("another start").isTrue();
    }
}
