package io.vouchsafe.standalone.reconcile;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.query.reconcile.Difference;
import io.vouchsafe.query.reconcile.Reconciliation;
import io.vouchsafe.query.reconcile.Verdict;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** Every counter is what the events come to, after any history; and what was tampered with is found and named. */
class ReconcileTest {

    private static final int STEPS = 400;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TestDatabase database = TestDatabase.fresh();
    private final RunningApplication application = RunningApplication.on(database);
    private final Shop shop = new Shop(application.newAdmin());
    private final List<String> codes = new ArrayList<>();
    private final List<Long> campaigns = new ArrayList<>();
    private final Set<String> outcomes = new HashSet<>();

    @AfterEach
    void stop() {
        application.close();
        database.close();
    }

    private Verdict reconciled() throws SQLException {
        return Reconciliation.of(
                application.bean(DatabaseProperties.class).reconcilers(),
                application.bean(ProjectSettings.class)::zone);
    }

    @Test
    void findsNoDifferenceAfterARandomHistoryWhileItGoesOn() throws SQLException {
        begin();
        for (int i = 0; i < STEPS; i++) {
            step();
            if (i % (STEPS / 8) == 0) {
                assertThat(reconciled().found()).as("seed %d, step %d", seed, i).isEmpty();
            }
        }
        awaitViews();

        Verdict verdict = reconciled();

        assertThat(verdict.found()).as("seed %d", seed).isEmpty();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.redemptions()).as("seed %d: %s", seed, outcomes).isPositive();
        assertThat(outcomes).as("seed %d", seed).noneMatch(status -> status.startsWith("5"));
        for (String kind : List.of("redemption-reversed", "customer-erased")) {
            assertThat(application.number("select count(*) from events.event where payload_type = '" + kind + "'"))
                    .as("seed %d: %s %s", seed, kind, outcomes)
                    .isPositive();
        }
    }

    @Test
    void namesWhatWasTamperedWith() throws SQLException {
        begin();
        String code = codes.getFirst();
        String customer = "jo-" + seed;
        shop.validate(code, "FIRST", 20, "confirmed", true, "customer_identifier", customer)
                .ok();
        shop.validate(code, "SECOND", 40, "confirmed", true, "customer_identifier", customer)
                .ok();
        shop.validate(code, "THIRD", 40).ok();
        awaitViews();
        assertThat(reconciled().found()).isEmpty();

        spoilt(
                "update views.redemption set granted_minor = granted_minor + 1 where transaction_id = 'FIRST'",
                "granted is 101, but the events come to 100");
        spoilt("update views.redemption set granted_minor = granted_minor - 1 where transaction_id = 'FIRST'");
        spoilt(
                "update views.redemption_count set spent_minor = spent_minor + 7",
                "in the view: spent is 307, but the events come to 300");
        spoilt("update views.redemption_count set spent_minor = spent_minor - 7");
        spoilt(
                "update views.redemption set confirmed_at = validated_at where transaction_id = 'THIRD'",
                "confirmed is true, but the events come to false");
        spoilt("update views.redemption set confirmed_at = null where transaction_id = 'THIRD'");
        spoilt(
                "update views.voucher set confirmed = confirmed + 1 where confirmed = 2",
                "uses is 3, but the events come to 2");
        spoilt("update views.voucher set confirmed = confirmed - 1 where confirmed = 3");
        spoilt(
                "update views.voucher set expired = true where confirmed = 2",
                "expired is true, but the events come to false");
        spoilt("update views.voucher set expired = false where confirmed = 2");
        spoilt("update views.voucher_count set vouchers = vouchers + 1", "vouchers of facet");
        spoilt("update views.voucher_count set vouchers = vouchers - 1");
        spoilt("update views.customer set is_new = true", "in the view: is_new is true, but the events come to false");
        spoilt("update views.customer set is_new = false");

        spoiltEvent(
                "ledger-charged",
                "{state,spentMinor}",
                "1",
                "The ledger of campaign",
                "spent is 1, but the events come to 300");
        spoiltEvent("ledger-charged", "{state,windows}", "{}", "window ", "is nothing, but the events come to 300");
        spoiltEvent("usage-counted", "{total}", "9", "The usage of campaign", "total is 9, but the events come to 2");
        spoiltEvent("voucher-redeemed", "{state,uses}", "9", "uses is 9, but the events come to 2");
        spoiltEvent(
                "redemption-confirmed",
                "{grantedMinor}",
                "9",
                "The ledger of campaign",
                "spent is 300, but the events come to 109");
        spoiltEvent("customer-registered", "{isNew}", "false");
        assertThat(reconciled().found()).isEmpty();

        sql("delete from events.event where payload_type = 'customer-returned'");
        assertThat(texts(reconciled()))
                .anySatisfy(text -> assertThat(text).contains("is_new is true, but the events come to false"));
    }

    /** With no text to be found, what was spoilt is mended. */
    private void spoilt(String sql, String... texts) throws SQLException {
        sql(sql);
        Verdict verdict = reconciled();
        assertThat(verdict.clean()).as("%s: %s", sql, texts(verdict)).isEqualTo(texts.length == 0);
        for (String text : texts) {
            assertThat(texts(verdict)).anySatisfy(found -> assertThat(found).contains(text));
        }
    }

    private void spoiltEvent(String type, String path, String value, String... texts) throws SQLException {
        String last = " where global_index = (select max(global_index) from events.event where payload_type = '" + type
                + "')";
        String before = JdbcClient.create(application.bean(DataSource.class))
                .sql("select payload from events.event" + last)
                .query(String.class)
                .single();
        sql("update events.event set payload = jsonb_set(payload::jsonb, '" + path + "', '" + value + "')::text"
                + last);
        List<String> found = texts(reconciled());
        for (String text : texts) {
            assertThat(found).as(type).anySatisfy(one -> assertThat(one).contains(text));
        }
        JdbcClient.create(application.bean(DataSource.class))
                .sql("update events.event set payload = ?" + last)
                .param(before)
                .update();
    }

    private static List<String> texts(Verdict verdict) {
        return verdict.found().stream().map(Difference::text).toList();
    }

    private void sql(String sql) {
        JdbcClient.create(application.bean(DataSource.class)).sql(sql).update();
    }

    @Test
    void isACommandWithAnExitCode() {
        begin();
        shop.redeem(codes.getFirst(), "FIRST", 20).ok();
        awaitViews();

        assertThat(command()).startsWith("0 Reconciled up to event ").contains("No difference.");
        sql("update views.redemption set granted_minor = 5");
        assertThat(command())
                .startsWith("1 Reconciled")
                .contains("Differences: 1.", "granted is 5, but the events come to 100.");
        sql("drop table views.customer_count");
        assertThat(command()).startsWith("2 ").contains("The database failed.");
    }

    private String command() {
        StringWriter out = new StringWriter();
        String url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "user=" + database.user()
                + "&password=" + database.password();
        int code = new CommandLine(new Reconcile())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out, true))
                .execute("--database-url", url);
        return code + " " + out;
    }

    @Test
    void isKeptShownAndStartedOverHttp() {
        begin();
        shop.redeem(codes.getFirst(), "FIRST", 20).ok();
        awaitViews();
        Api first = shop.api().as(application.newKey(1, Role.ADMIN)).own();

        long id = first.post("/reconciliations", object()).id();
        Awaitility.await()
                .until(() -> !first.get("/reconciliations")
                        .ok()
                        .get(0)
                        .get("state")
                        .asString()
                        .equals("running"));

        Answer list = first.get("/reconciliations");
        assertThat(list.ok().get(0).get("id").asLong()).isEqualTo(id);
        assertThat(list.ok().get(0).get("state").asString()).isEqualTo("clean");
        assertThat(list.ok().get(0).get("redemptions").asLong()).isEqualTo(1);
        assertThat(shop.api().own().get("/reconciliations").status()).isEqualTo(403);
    }

    private void begin() {
        long main = shop.mainCampaign();
        for (int i = 0; i < 4; i++) {
            long campaign =
                    shop.campaign(main, "voucher_type", i % 2 == 0 ? "generic" : "unique", "max_redemptions", 60);
            campaigns.add(campaign);
            for (int voucher = 0; voucher < (i % 2 == 0 ? 2 : 12); voucher++) {
                codes.add(shop.voucher(campaign));
            }
        }
    }

    private void step() {
        String code = codes.get(random.nextInt(codes.size()));
        String transaction = "ORDER-" + random.nextInt(90);
        Answer answer = switch (random.nextInt(11)) {
            case 0 -> shop.delete(code, transaction);
            case 1, 2 -> shop.confirm(code, transaction);
            case 3, 4 -> reverse("ORDER-" + random.nextInt(90));
            case 5 -> shop.validate(code, transaction, 20, "customer_identifier", "c-" + random.nextInt(5));
            case 6 ->
                shop.api()
                        .patch(
                                "/campaigns/" + campaigns.get(random.nextInt(campaigns.size())),
                                object("max_redemptions", random.nextInt(20, 60)));
            case 7 -> leave("c-" + random.nextInt(5));
            default ->
                shop.validate(
                        code,
                        transaction,
                        random.nextInt(1, 200),
                        "confirmed",
                        true,
                        "customer_identifier",
                        "c-" + random.nextInt(5));
        };
        outcomes.add(Integer.toString(answer.status()));
    }

    private Answer reverse(String transaction) {
        return shop.api().own().post("/reversals", object("transaction_id", transaction, "reason", "Goods came back"));
    }

    /** Deleted, which is refused to those who redeemed, or erased. */
    private Answer leave(String customer) {
        return random.nextBoolean()
                ? shop.api().delete("/customers/" + customer)
                : shop.api().own().post("/customers/" + customer + "/erasure", object());
    }

    private void awaitViews() {
        Awaitility.await().until(() -> application.number("""
                        select count(*) from views.projection
                         where position < (select max(global_index) from events.event)""") == 0);
    }
}
