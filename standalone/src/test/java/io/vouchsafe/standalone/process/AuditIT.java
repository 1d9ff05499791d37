package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vouchsafe audit} as an auditor uses it: beside a server that is busy, after it was killed, without it, on an export, and on what was tampered with. */
class AuditIT {

    private static final int CLIENTS = 8;

    @TempDir
    private Path dataDir;

    @TempDir
    private Path auditor;

    private CommandProcess audit(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        return CommandProcess.audit(all.toArray(String[]::new));
    }

    private static void assertEnds(CommandProcess process, int exitCode, String... texts) {
        assertThat(process.exitCode()).as("%s", process).isEqualTo(exitCode);
        assertThat(process.output() + process.errors()).contains(texts);
    }

    @Test
    void holdsBesideABusyServerAndAfterItWasKilledAndSaysWhereItWasTamperedWith() throws Exception {
        assertEnds(audit("verify"), 2, "There is no database in the data folder");
        Journal journal = new Journal();
        Path checkpoint = auditor.resolve("mine.checkpoint");
        String key;
        String code;
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Awaitility.await("the first checkpoint")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.isDirectory(dataDir.resolve("audit/checkpoints")));
            Api admin = server.admin();
            key = String.valueOf(admin.authorization());
            Shop shop = new Shop(admin);
            long campaign = shop.genericCampaign();
            code = shop.voucher(campaign);
            journal.during(shop, code, CLIENTS, () -> {
                Awaitility.await().until(() -> journal.answers() > 50);
                assertEnds(audit("checkpoint", checkpoint.toString()), 0, "signed by key", ".public.pem");
                assertEnds(audit("verify"), 0, "The chain holds", "It agrees with");
                int before = journal.answers();
                Awaitility.await().until(() -> journal.answers() > before + 50);
                server.killWithPostgres();
            });
        }
        assertEnds(audit("verify", "--checkpoint", checkpoint.toString()), 0, "It agrees with 1 checkpoint.");

        Path export = auditor.resolve("past.ndjson");
        Path publicKey = publicKey();
        assertEnds(audit("export", export.toString()), 0, "holds the chain up to commit");
        CommandProcess elsewhere = CommandProcess.audit(
                "verify",
                "--export",
                export.toString(),
                "--checkpoint",
                checkpoint.toString(),
                "--key",
                publicKey.toString(),
                "--data-dir",
                auditor.resolve("nothing").toString());
        assertEnds(elsewhere, 0, "The chain holds", "It agrees with 1 checkpoint.");

        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Shop shop = new Shop(server.as(key));
            assertThat(shop.redeem(code, "AFTER", 20).status()).isEqualTo(200);
            assertEnds(audit("verify"), 0, "The chain holds");
            tamper(server.database(), checkpoint);
        }
        assertEnds(audit("checkpoint"), 1, "is gone: the chain was cut off before it");
    }

    private Path publicKey() throws IOException {
        try (Stream<Path> files = Files.list(dataDir.resolve("audit"))) {
            Path found = files.filter(file -> file.toString().endsWith(".public.pem"))
                    .findFirst()
                    .orElseThrow();
            return Files.copy(found, auditor.resolve(found.getFileName()));
        }
    }

    private void tamper(Database database, Path checkpoint) {
        long victim = database.number(
                "select max(global_index) from events.event where payload_type = 'redemption-confirmed'");
        database.vouchsafe()
                .sql("update events.event set payload = payload || ' ' where global_index = ?")
                .param(victim)
                .update();
        assertEnds(
                audit("verify"),
                1,
                "The chain is broken: 1 finding.",
                "event " + victim + " (redemption-confirmed",
                "was changed");
        database.vouchsafe()
                .sql("update events.event set payload = rtrim(payload) where global_index = ?")
                .param(victim)
                .update();
        assertEnds(audit("verify"), 0, "The chain holds");

        long cut = database.number("select first_index from events.link where number = 4");
        database.vouchsafe()
                .sql("delete from events.event where global_index >= ?")
                .param(cut)
                .update();
        database.vouchsafe().sql("delete from events.link where number >= 4").update();
        assertEnds(
                audit("verify", "--checkpoint", checkpoint.toString()),
                1,
                "The chain is broken: 1 finding.",
                "the chain ends at commit",
                "has seen commit");
    }

    @Test
    void saysWhatItCannotDo() throws IOException {
        assertEnds(CommandProcess.audit(), 2, "Say what to do: verify, export or checkpoint.");
        assertEnds(CommandProcess.audit("verify", "--nonsense"), 2, "--nonsense");
        assertEnds(CommandProcess.audit("--help"), 0, "verify", "export", "checkpoint");
        assertEnds(audit("verify", "--export", auditor.resolve("absent").toString()), 2, "cannot be read");
        Path file = Files.writeString(auditor.resolve("no.checkpoint"), "no");
        assertEnds(audit("verify", "--checkpoint", file.toString()), 2, "is no checkpoint");
    }
}
