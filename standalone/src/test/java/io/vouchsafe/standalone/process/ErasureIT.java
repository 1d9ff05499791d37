package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person is erased from outside, by the command line: what is left of them anywhere, also after a rebuild and a restart. */
class ErasureIT {

    private static final String PERSON = "jo.bloggs@example.test";
    private static final String AGENT = "till of the harbour branch";
    private static final List<String> TRACES = List.of(PERSON, AGENT, "52.520008", "13.404954");

    @TempDir
    private Path dataDir;

    private static Json request(String transactionId) {
        return object(
                "transaction_id",
                transactionId,
                "total_transaction_cost",
                20,
                "confirmed",
                true,
                "customer_identifier",
                PERSON,
                "user_agent",
                AGENT,
                "location",
                Map.of("latitude", 52.520008, "longitude", 13.404954));
    }

    private static Answer redeem(Api api, String code, String transactionId) {
        return api.send(
                "POST",
                "/vouchers/" + code + "/redemptions",
                request(transactionId).text(),
                "Idempotency-Key",
                "key-" + transactionId);
    }

    /** The rows of the whole database, every table of every schema as text, in which one of the texts stands. */
    private List<String> found(Database database) {
        JdbcClient sql = database.vouchsafe();
        List<String> found = new ArrayList<>();
        List<String> tables = sql.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')""").query((row, _) -> row.getString(1)).list();
        for (String table : tables) {
            for (String row : sql.sql("select t::text from " + table + " as t")
                    .query((one, _) -> one.getString(1))
                    .list()) {
                if (TRACES.stream()
                        .anyMatch(text -> row.contains(text)
                                || row.contains(HexFormat.of().formatHex(text.getBytes(UTF_8))))) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static void assertNotLogged(ServerProcess server) {
        for (String trace : TRACES) {
            assertThat(server.output()).noneMatch(line -> line.contains(trace));
            assertThat(server.errors()).noneMatch(line -> line.contains(trace));
        }
    }

    private void assertProved() {
        CommandProcess audit = CommandProcess.audit("verify", "--data-dir", dataDir.toString());
        assertThat(audit.exitCode()).as("%s", audit).isZero();
        assertThat(audit.output()).contains("The chain holds");
    }

    @Test
    void nothingIsLeftOfThemAndAllTotalsAre() {
        String key;
        String code;
        String totals;
        long campaign;
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Api admin = server.admin();
            key = Objects.requireNonNull(admin.authorization());
            Shop shop = new Shop(admin);
            campaign = shop.genericCampaign();
            code = shop.voucher(campaign);
            for (String order : List.of("A", "B", "C")) {
                assertThat(redeem(admin, code, order).status()).isEqualTo(200);
            }
            assertThat(redeem(admin, code, "A").status()).isEqualTo(200);
            assertThat(admin.get("/customers/" + Api.encoded(PERSON)).status()).isEqualTo(200);
            assertThat(shop.find(code, "A").ok().get("user_agent").asString()).isEqualTo(AGENT);
            assertThat(found(server.database()))
                    .contains("events.person")
                    .anyMatch(table -> table.startsWith("command."));
            totals = admin.get("/campaigns/" + campaign).ok().toString();

            CommandProcess erased = CommandProcess.customers(
                    Map.of("VOUCHSAFE_URL", "http://" + server.address(), "VOUCHSAFE_API_KEY", key.substring(7)),
                    "erase",
                    PERSON,
                    "--reason",
                    "asked by letter");
            assertThat(erased.exitCode()).as("%s", erased).isZero();
            assertThat(erased.output()).startsWith("Erased. Customer number ");

            assertErased(server, admin, code);
            assertThat(admin.get("/campaigns/" + campaign).ok()).hasToString(totals);
            assertThat(redeem(admin, code, "A").status()).isEqualTo(422);
            rebuild(admin);
            assertErased(server, admin, code);
            assertProved();
            server.terminate();
            server.awaitEnd();
            assertNotLogged(server);
        }
        try (ServerProcess server = ServerProcess.serve(dataDir)) {
            Api admin = server.as(key);
            assertErased(server, admin, code);
            assertThat(admin.get("/campaigns/" + campaign).ok()).hasToString(totals);
            assertNotLogged(server);
        }
    }

    private static void rebuild(Api admin) {
        for (String projection : List.of("redemptions", "customers")) {
            assertThat(admin.own()
                            .send("POST", "/projections/" + projection + "/rebuild", null)
                            .status())
                    .isBetween(200, 202);
            Awaitility.await()
                    .until(() -> !admin.own()
                            .get("/projections/" + projection)
                            .body()
                            .contains("\"ended_at\":null"));
        }
    }

    private void assertErased(ServerProcess server, Api admin, String code) {
        assertThat(admin.get("/customers/" + Api.encoded(PERSON)).status()).isEqualTo(404);
        var redemption = new Shop(admin).find(code, "A").ok();
        assertThat(redemption.get("customer").isNull()).isTrue();
        assertThat(redemption.get("user_agent").isNull()).isTrue();
        assertThat(redemption.get("location").isNull()).isTrue();
        assertThat(redemption.get("confirmed").asBoolean()).isTrue();
        assertThat(found(server.database())).isEmpty();
    }
}
