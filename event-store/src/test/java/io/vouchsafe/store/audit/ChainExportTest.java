package io.vouchsafe.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vouchsafe.store.audit.Finding.Kind;
import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of five commits with ten events: line 1 is the head, line 2 the beginning, then come commit 1 (line 3), events 1 and 2, commit 2 (line 6), … */
class ChainExportTest {

    private static final int EVENT_4 = 7;

    @TempDir
    private Path folder;

    private final ChainOfCommits chain = new ChainOfCommits();
    private Path file = Path.of("");

    @BeforeEach
    void export() {
        chain.commits(2, 3, 1, 3, 1);
        file = folder.resolve("export.ndjson");
        new ChainExport(file).write(chain.table.chain, chain.head());
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private Verdict check(Checkpoint... checkpoints) {
        return new ChainExport(file).check(new ChainCheck(List.of(checkpoints), List.of(chain.key.publicKey())));
    }

    private void edit(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        change.accept(lines);
        Files.write(file, lines);
    }

    @Test
    void saysTheSameAsTheDatabase() {
        Checkpoint checkpoint = Checkpoint.sign(chain.head(), chain.key);

        assertThat(check(checkpoint)).isEqualTo(chain.check(checkpoint));
        assertThat(check(checkpoint).intact()).isTrue();
    }

    @Test
    void findsAChangedPayload() throws IOException {
        edit(lines -> lines.set(EVENT_4, lines.get(EVENT_4).replace("\\\":4,", "\\\":5,")));

        assertThat(check().findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(tuple(Kind.EVENT_CHANGED, 2L, 4L));
    }

    @Test
    void findsADeletedEvent() throws IOException {
        edit(lines -> lines.remove(EVENT_4));

        assertThat(check().findings())
                .extracting(Finding::kind, Finding::commit, Finding::event)
                .containsExactly(tuple(Kind.EVENT_MISSING, 2L, 4L));
    }

    @Test
    void findsLinesThatHaveChangedPlaces() throws IOException {
        edit(lines -> Collections.swap(lines, EVENT_4, EVENT_4 + 1));

        assertThat(check().intact()).isFalse();
        assertThat(check().first().commit()).isEqualTo(2);
    }

    @Test
    void findsWhatWasCutOff() throws IOException {
        edit(lines -> lines.subList(12, lines.size()).clear());

        assertThat(check().findings()).extracting(Finding::kind).contains(Kind.TRUNCATED);
    }

    @Test
    void findsWhatWasCutOffWithItsTracesOnlyByACheckpoint() throws IOException {
        Checkpoint checkpoint = Checkpoint.sign(chain.head(), chain.key);
        edit(lines -> {
            lines.set(0, lines.getFirst().replace("\"number\":5", "\"number\":3"));
            lines.subList(11, lines.size() - 1).clear();
        });

        assertThat(check().intact()).as("what only a checkpoint can show").isTrue();
        assertThat(check(checkpoint).findings())
                .extracting(Finding::kind, Finding::commit)
                .containsExactly(tuple(Kind.TRUNCATED, 4L));
    }

    @Test
    void carriesTamperingOfTheDatabaseWithIt() {
        chain.tamper("update events.event set payload = '{}' where global_index = 4");
        new ChainExport(file).write(chain.table.chain, chain.head());

        assertThat(check().findings()).isEqualTo(chain.check().findings()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoExport() throws IOException {
        for (String text : List.of("", "{}\n", "[]\n", "no JSON\n", "{\"format\":\"vouchsafe-chain-1\"}\n")) {
            Files.writeString(file, text);
            assertThatExceptionOfType(AuditUnavailable.class).as(text).isThrownBy(this::check);
        }
        new ChainExport(file).write(chain.table.chain, chain.head());
        for (String line : List.of("{}", "1", "{\"link\":\"x\"}", "{\"index\":1}", "not JSON")) {
            new ChainExport(file).write(chain.table.chain, chain.head());
            edit(lines -> lines.set(4, line));
            assertThatExceptionOfType(AuditUnavailable.class)
                    .as(line)
                    .isThrownBy(this::check)
                    .withMessageStartingWith("Line 5 of ");
        }
        file = folder.resolve("absent");
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(this::check);
    }
}
