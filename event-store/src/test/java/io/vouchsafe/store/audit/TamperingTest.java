package io.vouchsafe.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vouchsafe.store.audit.Finding.Kind;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.checkpoint.AuditKey;
import io.vouchsafe.store.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commits 1 to 5 hold the events 1-2, 3-5, 6, 7-9 and 10. Whatever is done to them is found where it was done. */
class TamperingTest {

    private final ChainOfCommits chain = new ChainOfCommits();

    @BeforeEach
    void begin() {
        chain.commits(2, 3, 1, 3, 1);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private void assertFound(Kind kind, long commit, @Nullable Long event, String text) {
        Verdict verdict = chain.check();
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::commit, Finding::event, Finding::text)
                .containsExactly(tuple(kind, commit, event, text));
        assertThat(verdict.breaks()).isEqualTo(1);
        assertThat(verdict.intact()).isFalse();
    }

    @Test
    void isIntactWhenNobodyTampers() {
        Verdict verdict = chain.check(Checkpoint.sign(chain.head(), chain.key));

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.commits()).isEqualTo(5);
        assertThat(verdict.events()).isEqualTo(10);
        assertThat(verdict.position()).isEqualTo(10);
        assertThat(verdict.unproven()).isZero();
        assertThat(verdict.checkpoints()).isEqualTo(1);
        assertThat(verdict.hash()).isEqualTo(chain.head().hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    payload = replace(payload, ':4,', ':5,')
                    payload = payload || ' '
                    meta_data = '{"credential":"key:2"}'
                    time_stamp = time_stamp + interval '1 microsecond'
                    time_stamp = 'infinity'
                    payload_type = 'customer-registered'
                    payload_revision = '2'
                    """)
    void findsAChangeOfAnythingInAnEvent(String change) {
        assertThat(chain.tamper("update events.event set " + change + " where global_index = 4"))
                .isOne();

        assertThat(chain.check().findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(tuple(Kind.EVENT_CHANGED, 2L, 4L));
    }

    @Test
    void findsAnEventThatWasGivenToAnotherStream() {
        chain.tamper("update events.event set aggregate_identifier = 'customer:77' where global_index = 4");

        assertFound(Kind.EVENT_CHANGED, 2, 4L, "commit 2: event 4 (customer-returned 0 of customer:77) was changed");
    }

    @Test
    void findsADeletedEvent() {
        chain.tamper("delete from events.event where global_index = 4");

        assertFound(Kind.EVENT_MISSING, 2, 4L, "commit 2: event 4 is missing");
    }

    @Test
    void findsADeletedCommitWhoseLinkStayed() {
        chain.tamper("delete from events.event where global_index = 6");

        assertFound(Kind.EVENT_MISSING, 3, 6L, "commit 3: event 6 is missing");
    }

    @Test
    void findsTheLastEventDeletedFromBehindItsLink() {
        chain.tamper("delete from events.event where global_index = 10");

        assertFound(Kind.EVENT_MISSING, 5, 10L, "commit 5: event 10 is missing");
    }

    @Test
    void findsTwoPayloadsThatWereSwapped() {
        chain.tamper("""
                update events.event e set payload = other.payload from events.event other
                 where (e.global_index, other.global_index) in ((4, 9), (9, 4))""");

        assertThat(chain.check().findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(tuple(Kind.EVENT_CHANGED, 2L, 4L), tuple(Kind.EVENT_CHANGED, 4L, 9L));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 5, 2", "4, 2, 9, 4"})
    void findsTwoEventsThatHaveChangedPlaces(long one, long commit, long other, long itsCommit) {
        letIndexesBeChanged();
        chain.tamper("update events.event set global_index = 1000 where global_index = ?", one);
        chain.tamper("update events.event set global_index = ? where global_index = ?", one, other);
        chain.tamper("update events.event set global_index = ? where global_index = 1000", other);

        assertThat(chain.check().findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(tuple(Kind.ORDER_CHANGED, commit, one), tuple(Kind.ORDER_CHANGED, itsCommit, other));
    }

    private void letIndexesBeChanged() {
        chain.tamper("alter table events.event alter column global_index set generated by default");
    }

    @Test
    void findsAnEventThatWasMovedToTheEnd() {
        letIndexesBeChanged();
        chain.tamper("update events.event set global_index = 1000 where global_index = 4");

        assertThat(chain.check().findings())
                .extracting(Finding::text)
                .containsExactly(
                        "commit 2: event 4 now stands at another place",
                        "commit 5: event 1000 (customer-returned 0 of customer:4) was written at another place");
    }

    @ParameterizedTest
    @CsvSource({"11, 5", "1000, 5"})
    void findsAForgedEventBehindTheEnd(long index, long commit) {
        forge(index);

        assertFound(
                Kind.EVENT_ADDED,
                commit,
                index,
                "commit %d: event %d (customer-returned 7 of customer:1) belongs to no commit"
                        .formatted(commit, index));
    }

    @Test
    void findsAForgedEventInAGapThatARollbackLeft() {
        chain.table.inTransactionThatFails(() -> chain.commits(2));
        chain.commits(1);
        assertThat(chain.check().intact()).isTrue();
        assertThat(chain.head().position()).isEqualTo(13);
        forge(12);

        assertFound(
                Kind.EVENT_ADDED,
                6,
                12L,
                "commit 6: event 12 (customer-returned 7 of customer:1) belongs to no commit");
    }

    private void forge(long index) {
        chain.tamper("""
                insert into events.event (global_index, aggregate_identifier, sequence_number, payload_type, payload_revision,
                                          payload, meta_data, time_stamp) overriding system value
                select ?, aggregate_identifier, 7, payload_type, payload_revision, payload, meta_data, time_stamp
                  from events.event where global_index = 1""", index);
    }

    @Test
    void findsALinkThatIsGoneAndAsksNothingOfItsEvents() {
        chain.tamper("delete from events.link where number in (2, 3)");

        assertFound(Kind.LINK_MISSING, 2, null, "the links of commits 2 to 3 are missing");
    }

    @Test
    void findsTheLastLinkGoneByItsEvents() {
        chain.tamper("delete from events.link where number = 5");

        assertFound(
                Kind.EVENT_ADDED,
                4,
                10L,
                "commit 4: event 10 (customer-returned 0 of customer:10) belongs to no commit");
    }

    @Test
    void findsTheBeginningGone() {
        chain.tamper("delete from events.link where number = 0");

        assertFound(Kind.LINK_MISSING, 0, null, "the link of commit 0 is missing");
    }

    @Test
    void findsABeginningThatWasMovedOverWhatWasDeleted() {
        chain.tamper("delete from events.event where global_index <= 2");
        chain.tamper("delete from events.link where number = 1");
        chain.tamper("update events.link set last_index = 2 where number = 0");

        assertThat(chain.check().findings())
                .extracting(Finding::kind, Finding::commit)
                .containsExactly(tuple(Kind.LINK_CHANGED, 0L), tuple(Kind.LINK_MISSING, 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    hash = sha256(hash)
                    digests = digests || sha256(hash)
                    digests = sha256(hash) || substring(digests from 33)
                    last_index = 6
                    first_index = 2
                    first_index = -9223372036854775808, last_index = 9223372036854775807
                    first_index = -9223372036854775808, last_index = 9223372036854775807, digests = ''
                    """)
    void findsAChangedLinkFirst(String change) {
        assertThat(chain.tamper("update events.link set " + change + " where number = 2"))
                .isOne();

        Finding first = chain.check().first();
        assertThat(first.kind()).isEqualTo(Kind.LINK_CHANGED);
        assertThat(first.text())
                .isEqualTo("commit 2 does not continue commit 1: the link of one of the two was changed");
    }

    @Test
    void findsALinkThatWasMadeToFitATamperedEventByTheNextOne() {
        chain.tamper("update events.event set payload = '{}' where global_index = 4");
        Head head = chain.head();
        chain.rebuildFrom(2);
        chain.tamper(
                "update events.link set hash = ? where number = 5", head.hash().bytes());

        assertFound(
                Kind.LINK_CHANGED,
                5,
                null,
                "commit 5 does not continue commit 4: the link of one of the two was changed");
    }

    @Test
    void findsAChainThatWasRebuiltToItsEndOnlyByACheckpoint() {
        Checkpoint before = Checkpoint.sign(chain.head(), chain.key);
        chain.commits(1, 1);
        Checkpoint after = Checkpoint.sign(chain.head(), chain.key);
        chain.tamper("update events.event set payload = '{}' where global_index = 11");
        chain.rebuildFrom(6);

        assertThat(chain.check().intact()).as("what only a checkpoint can show").isTrue();
        assertThat(chain.check(before).intact())
                .as("what is older than the tampering")
                .isTrue();
        assertThat(chain.check(before, after).findings())
                .extracting(Finding::kind, Finding::commit)
                .containsExactly(tuple(Kind.REWRITTEN, 7L));
    }

    @Test
    void findsAnEndThatWasCutOffOnlyByACheckpoint() {
        Checkpoint checkpoint = Checkpoint.sign(chain.head(), chain.key);
        chain.tamper("delete from events.event where global_index >= 7");
        chain.tamper("delete from events.link where number >= 4");

        assertThat(chain.check().intact()).as("what only a checkpoint can show").isTrue();
        assertThat(chain.check(checkpoint).findings())
                .extracting(Finding::kind, Finding::commit, Finding::text)
                .containsExactly(tuple(
                        Kind.TRUNCATED,
                        4L,
                        "the chain ends at commit 3, and the checkpoint of " + checkpoint.at() + " has seen commit 5"));
    }

    @Test
    void findsAnEndThatWasCutOffAndGrewAgainOnlyByACheckpoint() {
        Checkpoint checkpoint = Checkpoint.sign(chain.head(), chain.key);
        chain.tamper("delete from events.event where global_index >= 7");
        chain.tamper("delete from events.link where number >= 4");
        chain.commits(1, 1, 1);

        assertThat(chain.check().intact()).as("what only a checkpoint can show").isTrue();
        assertThat(chain.check(checkpoint).findings())
                .extracting(Finding::kind, Finding::commit)
                .containsExactly(tuple(Kind.REWRITTEN, 5L));
    }

    @Test
    void namesEveryPlaceInTheOrderOfTheChain() {
        chain.tamper("update events.event set payload = '{}' where global_index in (2, 8)");
        chain.tamper("delete from events.event where global_index = 6");
        chain.tamper("update events.link set hash = sha256(hash) where number = 4");

        Verdict verdict = chain.check();
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(
                        tuple(Kind.EVENT_CHANGED, 1L, 2L),
                        tuple(Kind.EVENT_MISSING, 3L, 6L),
                        tuple(Kind.LINK_CHANGED, 4L, null),
                        tuple(Kind.EVENT_CHANGED, 4L, 8L));
        assertThat(verdict.breaks()).isEqualTo(4);
    }

    @Test
    void countsWhatItDoesNotNameAnyMore() {
        int many = ChainCheck.MOST_FINDINGS + 5;
        chain.commits(many);
        chain.tamper("delete from events.event where global_index > 10");

        Verdict verdict = chain.check();
        assertThat(verdict.breaks()).isEqualTo(many);
        assertThat(verdict.findings()).hasSize(ChainCheck.MOST_FINDINGS);
    }

    @Test
    void findsACheckpointThatAnotherKeyHasSigned() {
        Checkpoint forged = Checkpoint.sign(chain.head(), AuditKey.generate());

        Verdict verdict = chain.check(forged);
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::commit, Finding::text)
                .containsExactly(tuple(
                        Kind.CHECKPOINT_INVALID,
                        5L,
                        "the checkpoint of " + forged.at() + " for commit 5 is not signed by a key that is trusted"));
        assertThat(verdict.checkpoints()).as("a forged one proves nothing").isZero();
    }

    @ParameterizedTest
    @CsvSource({"number 5, number 4", "position 10, position 9", "at 2024, at 2025", "hash, hash"})
    void findsACheckpointThatWasEdited(String line, String forged, @TempDir Path folder) throws IOException {
        String text = Checkpoint.sign(chain.head(), chain.key).text();
        String edited = line.equals("hash")
                ? text.replaceFirst("hash [0-9a-f]{64}", "hash " + "0".repeat(64))
                : text.replace(line, forged);
        assertThat(edited).isNotEqualTo(text);
        Path file = Files.writeString(folder.resolve("edited.checkpoint"), edited);

        assertThat(chain.check(Checkpoint.load(file)).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CHECKPOINT_INVALID);
    }

    @Test
    void goesOnWhereAnEarlierCheckHasEnded() {
        Checkpoint checkpoint = Checkpoint.sign(chain.head(), chain.key);
        chain.commits(2, 2);
        Verdict intact = checkFrom(5, checkpoint);
        assertThat(intact.intact()).isTrue();
        assertThat(intact.commits()).isEqualTo(3);
        assertThat(intact.events()).isEqualTo(5);
        assertThat(intact.checkpoints()).isEqualTo(1);

        chain.tamper("update events.event set payload = '{}' where global_index in (1, 12)");
        assertThat(checkFrom(5, checkpoint).findings())
                .extracting(Finding::kind, Finding::event)
                .containsExactly(tuple(Kind.EVENT_CHANGED, 12L));

        chain.tamper("delete from events.link where number >= 5");
        assertThat(checkFrom(5, checkpoint).findings())
                .extracting(Finding::kind)
                .containsOnly(Kind.TRUNCATED, Kind.LINK_MISSING, Kind.EVENT_ADDED);
    }

    private Verdict checkFrom(long number, Checkpoint checkpoint) {
        return new ChainCheck(List.of(checkpoint), List.of(chain.key.publicKey()))
                .checkFrom(number, chain.table.chain, chain.head());
    }

    @Test
    void refusesToGoOnWithoutABeginning() {
        chain.tamper("delete from events.link");

        assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> chain.commits(1));
        assertThat(chain.table.chain.head()).isEmpty();
    }
}
