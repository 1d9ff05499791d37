package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a running server says of the proof: that it holds, and, once somebody has tampered, that it does not. */
class ChainStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void tellsWhenSomebodyHasTampered() throws IOException {
        try (TestDatabase database = TestDatabase.fresh();
                RunningApplication application = RunningApplication.on(
                        database, "vouchsafe.audit.folder=" + folder, "vouchsafe.audit.interval=200ms")) {
            Api own = Api.on(application.port(), application.newKey(1, Role.ADMIN))
                    .own();
            Shop shop = new Shop(Api.on(application.port(), application.newKey(1, Role.ADMIN)));
            long campaign = shop.genericCampaign();
            MeterRegistry meters = application.bean(MeterRegistry.class);

            JsonNode intact = await().atMost(PATIENCE)
                    .until(
                            () -> own.get("/audit/chain").ok(),
                            status -> status.at("/verified/up_to").asLong()
                                    == status.get("head_position").asLong());
            assertThat(intact.at("/verified/intact").asBoolean()).isTrue();
            assertThat(intact.at("/verified/problem").isNull()).isTrue();
            assertThat(meters.get("vouchsafe.audit.broken").gauge().value()).isZero();
            assertThat(meters.get("vouchsafe.audit.verified").timeGauge().value())
                    .isPositive();

            // One statement, so that what is appended cannot be verified before it is changed.
            JdbcClient client = JdbcClient.create(application.bean(DataSource.class));
            client.sql("""
                    create function forge() returns trigger language plpgsql as
                    'begin new.payload := new.payload || '' ''; return new; end'""").update();
            client.sql("create trigger forge before insert on events.event for each row execute function forge()")
                    .update();
            shop.voucher(campaign);

            JsonNode broken = await().atMost(PATIENCE)
                    .until(
                            () -> own.get("/audit/chain").ok(),
                            status -> !status.at("/verified/intact").asBoolean());
            assertThat(broken.at("/verified/problem").asString()).contains("was changed");
            assertThat(broken.at("/last_checkpoint/hash").asString()).hasSize(64);
            assertThat(meters.get("vouchsafe.audit.broken").gauge().value()).isEqualTo(1);
            String alerts = Files.readString(Path.of(
                    System.getProperty("basedir", System.getProperty("user.dir")), "../deploy/prometheus/alerts.yaml"));
            assertThat(alerts)
                    .contains("alert: VouchsafeChainBroken", "max(vouchsafe_audit_broken) > 0")
                    .contains("alert: VouchsafeChainNotVerified", "vouchsafe_audit_verified_seconds");
        }
    }

    @Test
    void saysNothingOfWhatIsNotLookedAfter() {
        try (TestDatabase database = TestDatabase.fresh();
                RunningApplication application = RunningApplication.on(database)) {
            JsonNode status = Api.on(application.port(), application.newKey(1, Role.ADMIN))
                    .own()
                    .get("/audit/chain")
                    .ok();

            assertThat(status.get("head_position").asLong()).isZero();
            assertThat(status.get("last_checkpoint").isNull()).isTrue();
            assertThat(status.get("verified").isNull()).isTrue();
        }
    }
}
