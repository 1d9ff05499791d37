package io.vouchsafe.store.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.clock.MovableClock;
import io.vouchsafe.store.event.EventTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path temporary;

    private final EventTable table = new EventTable();
    private Path path = Path.of("");
    private AuditFolder folder = new AuditFolder(path, null);
    private Checkpoints checkpoints = new Checkpoints(table.chain, folder);

    @BeforeEach
    void begin() {
        path = temporary.resolve("audit");
        folder = new AuditFolder(path, null);
        checkpoints = new Checkpoints(table.chain, folder);
    }

    @AfterEach
    void close() {
        table.close();
    }

    private void commit(long number) {
        table.append(EventTable.event("customer:" + number, 0, number));
    }

    @Test
    void areKeptAndSignedByAKeyThatIsMadeAtFirstNeed() throws IOException {
        assertThat(folder.publicKeys()).isEmpty();
        assertThat(checkpoints.latest()).isEmpty();
        commit(1);
        Checkpoint made = checkpoints.make();

        assertThat(made.number()).isEqualTo(1);
        assertThat(made.position()).isEqualTo(1);
        assertThat(made.at()).isEqualTo(EventTable.NOON);
        assertThat(made.hash()).isEqualTo(table.chain.head().orElseThrow().hash());
        assertThat(checkpoints.latest()).contains(made);
        assertThat(folder.publicKeys()).singleElement().satisfies(key -> {
            assertThat(made.isSignedBy(key)).isTrue();
            assertThat(made.key()).isEqualTo(key.fingerprint());
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void areMadeOnlyOfWhatIsNew() {
        commit(1);
        Checkpoint first = checkpoints.make();
        assertThat(checkpoints.make()).isEqualTo(first);
        commit(2);
        Checkpoint second = checkpoints.make();

        assertThat(second.number()).isEqualTo(2);
        assertThat(folder.kept()).containsExactly(first, second);
    }

    @Test
    void areNotMadeOfAChainThatHasLostOrChangedWhatTheLatestHasSeen() {
        commit(1);
        commit(2);
        Checkpoint seen = checkpoints.make();
        table.sql
                .sql("update events.link set hash = sha256(hash) where number = 2")
                .update();
        assertThatExceptionOfType(ChainBroken.class)
                .isThrownBy(checkpoints::make)
                .withMessageStartingWith("Commit 2 is not the one of the checkpoint of");

        table.sql.sql("delete from events.link where number = 2").update();
        assertThatExceptionOfType(ChainBroken.class)
                .isThrownBy(checkpoints::make)
                .withMessageStartingWith("Commit 2, which the checkpoint of");

        table.sql.sql("delete from events.link").update();
        assertThatExceptionOfType(ChainBroken.class)
                .isThrownBy(checkpoints::make)
                .withMessageStartingWith("The chain is gone");
        assertThat(folder.kept()).containsExactly(seen);
    }

    @Test
    void areSignedByAKeyThatIsKeptElsewhereAndThoseOfAnOlderOneStillHold() throws IOException {
        commit(1);
        Checkpoint old = checkpoints.make();
        Path elsewhere = Files.writeString(
                temporary.resolve("own.pem"), AuditKey.generate().pem());
        commit(2);
        Checkpoint made = new Checkpoints(table.chain, new AuditFolder(path, elsewhere)).make();

        assertThat(made.key()).isNotEqualTo(old.key());
        assertThat(folder.publicKeys()).hasSize(2);
        assertThat(folder.kept())
                .allSatisfy(kept -> assertThat(folder.publicKeys())
                        .anySatisfy(key -> assertThat(kept.isSignedBy(key)).isTrue()));
        assertThat(VerifyingKey.load(elsewhere).fingerprint()).isEqualTo(made.key());
    }

    @Test
    void needAKeyThatCanBeUsed() throws IOException {
        commit(1);
        Path file = temporary.resolve("own.pem");
        AuditFolder own = new AuditFolder(path, file);
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(own::key);
        Files.writeString(file, AuditKey.generate().publicKey().pem());
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(own::key);
        String mixed = AuditKey.generate().pem().replaceFirst("(?s)-----BEGIN PUBLIC.*", "")
                + AuditKey.generate().publicKey().pem();
        Files.writeString(file, mixed);
        assertThatExceptionOfType(AuditUnavailable.class)
                .isThrownBy(own::key)
                .withMessageContaining("do not belong together");
        assertThat(path).as("nothing was made in its place").doesNotExist();
    }

    @Test
    void areReadFromTheirFilesAsTheyWere() throws IOException {
        commit(1);
        Checkpoint made = checkpoints.make();
        Path file = Files.writeString(temporary.resolve("copy"), made.text());
        assertThat(Checkpoint.load(file)).isEqualTo(made);

        for (String text : new String[] {
            "", "vouchsafe checkpoint 1\n", made.text().replace("number 1", "number one"), made.text() + "more\n"
        }) {
            Files.writeString(file, text);
            assertThatExceptionOfType(AuditUnavailable.class).as(text).isThrownBy(() -> Checkpoint.load(file));
        }
    }

    @Test
    void areMadeWheneverTheLatestIsAnIntervalOldAlsoAfterARestart() {
        MovableClock time = new MovableClock();
        commit(1);
        try (CheckpointSchedule schedule = new CheckpointSchedule(checkpoints, Duration.ofHours(1), time)) {
            schedule.makeIfDue();
            assertThat(folder.kept()).hasSize(1);
            commit(2);
            time.move(Duration.ofMinutes(59));
            schedule.makeIfDue();
            assertThat(folder.kept()).hasSize(1);
            time.move(Duration.ofMinutes(1));
            schedule.makeIfDue();
            assertThat(folder.kept()).hasSize(2);
        }
        commit(3);
        MovableClock later = new MovableClock();
        try (CheckpointSchedule schedule = new CheckpointSchedule(checkpoints, Duration.ofHours(1), later)) {
            schedule.makeIfDue();
            assertThat(folder.kept())
                    .as("the clock of the chain stands still at noon")
                    .hasSize(2);
            later.move(Duration.ofHours(1));
            schedule.makeIfDue();
            assertThat(folder.kept()).hasSize(3);
        }
    }

    @Test
    void goOnBeingMadeAfterAFailure() {
        MovableClock time = new MovableClock();
        commit(1);
        checkpoints.make();
        try (CheckpointSchedule schedule = new CheckpointSchedule(checkpoints, Duration.ofHours(1), time)) {
            table.sql.sql("alter table events.link rename to lnk").update();
            time.move(Duration.ofHours(1));
            schedule.makeIfDue();
            table.sql.sql("alter table events.lnk rename to link").update();
            commit(2);
            time.move(Duration.ofHours(1));
            schedule.makeIfDue();

            assertThat(folder.kept()).hasSize(2);
        }
    }
}
