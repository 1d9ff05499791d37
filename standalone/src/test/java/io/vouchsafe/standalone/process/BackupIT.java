package io.vouchsafe.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vouchsafe backup} beside a busy server, and {@code vouchsafe restore} into a new data folder, which another server then serves. */
class BackupIT {

    private static final int CLIENTS = 4;

    @TempDir
    private Path dataDir;

    @TempDir
    private Path elsewhere;

    @Test
    void bringsABusyServerBackInAnotherFolder() throws Exception {
        Path file = elsewhere.resolve("backup.zip");
        Path restored = elsewhere.resolve("data");
        Journal journal = new Journal();
        String key;
        String code;
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Awaitility.await("the first checkpoint")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.isDirectory(dataDir.resolve("audit/checkpoints")));
            Api admin = server.admin();
            key = String.valueOf(admin.authorization());
            Shop shop = new Shop(admin);
            code = shop.voucher(shop.genericCampaign());
            shop.redeem(code, "BEFORE", 20).is(200);
            journal.during(shop, code, CLIENTS, () -> {
                Awaitility.await().until(() -> journal.answers() > 50);
                CommandProcess backup = CommandProcess.backup(file.toString(), "--data-dir", dataDir.toString());
                assertThat(backup.exitCode()).as("%s", backup).isZero();
                int then = journal.answers();
                Awaitility.await().until(() -> journal.answers() > then + 20);
            });
            CommandProcess inUse = CommandProcess.restore(file.toString(), "--data-dir", dataDir.toString());
            assertThat(inUse.exitCode()).as("%s", inUse).isEqualTo(2);
        }
        CommandProcess check = CommandProcess.restore("--check", file.toString());
        assertThat(check.exitCode()).as("%s", check).isZero();

        CommandProcess restore = CommandProcess.restore(file.toString(), "--data-dir", restored.toString());

        assertThat(restore.exitCode()).as("%s", restore).isZero();
        assertThat(restore.output())
                .contains(
                        "The chain of hashes holds",
                        "checkpoints that were kept: 1.",
                        "vouchsafe serve --data-dir " + restored);
        try (ServerProcess server = ServerProcess.serve(restored)) {
            Shop shop = new Shop(server.as(key));
            assertThat(shop.find(code, "BEFORE").status()).isEqualTo(200);
            assertThat(shop.redeem(code, "AFTER", 20).status()).isEqualTo(200);
            CommandProcess again = CommandProcess.restore(file.toString(), "--data-dir", restored.toString());
            assertThat(again.exitCode()).as("%s", again).isEqualTo(2);
        }
        CommandProcess audit = CommandProcess.audit("verify", "--data-dir", restored.toString());
        assertThat(audit.exitCode()).as("%s", audit).isZero();
    }
}
