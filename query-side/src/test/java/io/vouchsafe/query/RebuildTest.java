package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.ReadSide.Entry;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.ProjectionState;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.query.rebuild.RebuildState;
import io.vouchsafe.store.embedded.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildTest {

    private static final List<String> TABLES = List.of(
            "campaign",
            "voucher",
            "voucher_count",
            "redemption",
            "redemption_count",
            "customer",
            "customer_count",
            "area",
            "category",
            "rule",
            "history",
            "history_customer",
            "campaign_checkpoint",
            "decision",
            "report_campaign",
            "report_bucket",
            "report_refusal",
            "report_customers",
            "report_vouchers",
            "report_voucher_stage",
            "projection");

    private TestDatabase database;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
    }

    @AfterEach
    void stop() {
        readSide.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260309, -5602958075210376250L})
    void givesTheRowsThatWereThereBefore(long seed) {
        rebuildEqualsLive(seed);
    }

    @Test
    void givesTheRowsThatWereThereBeforeForAnyHistory() {
        rebuildEqualsLive(new SecureRandom().nextLong());
    }

    @Test
    void mendsRowsThatWereSpoiled() {
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("Right")));
        awaitHead();
        readSide.sql()
                .sql("update views.campaign set name = 'Wrong', status = 'ACTIVE'")
                .update();

        rebuild("campaigns");
        awaitFinished("campaigns");

        assertThat(rows("select name || ' ' || status from views.campaign")).containsExactly("Right DRAFT");
    }

    @Test
    void mendsWhatStoppedAProjection() {
        readSide.append(StreamIds.campaign(1), Given.created(1, 1, Given.mainTerms("There")));
        awaitHead();
        readSide.sql().sql("delete from views.campaign").update();
        readSide.append(StreamIds.campaign(1), new CampaignActivated(1, 1, Given.NOON));
        await().until(() -> projections().state("campaigns") == ProjectionState.FAILING);

        rebuild("campaigns");
        awaitFinished("campaigns");
        awaitHead();

        assertThat(rows("select name || ' ' || status from views.campaign")).containsExactly("There ACTIVE");
    }

    @Test
    void keepsTheIndexesAndConstraintsUnderTheirNames() {
        String definitions = """
                select string_agg(text, e'\\n' order by text) from (
                    select indexdef as text from pg_indexes where schemaname = 'views'
                    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                        from pg_constraint where connamespace = 'views'::regnamespace
                    union all select relname || coalesce(array_to_string(reloptions, ','), '') || relpersistence::text
                        from pg_class where relnamespace = 'views'::regnamespace and relkind in ('r', 'i')) as definition""";
        List<String> before = rows(definitions);
        assertThat(before.getFirst()).contains("voucher_of_campaign", "fillfactor=85", "DEFERRABLE INITIALLY DEFERRED");

        rebuildAll();

        assertThat(rows(definitions)).isEqualTo(before);
        assertThat(rows("select nspname from pg_namespace where nspname like 'views\\_%'"))
                .isEmpty();
    }

    @Test
    void servesWhileWritesGoOnAndAgainAfterEachSwitch() throws Exception {
        long seed = 7;
        RandomHistory history = new RandomHistory(seed, 600);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        List<String> unexpected = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            List<String> paths = List.of("/campaigns", "/campaigns/2/vouchers", "/customers", "/areas", "/categories");
            while (!over.get()) {
                String path = paths.get(reads.getAndIncrement() % paths.size());
                int status = readSide.get(1, path).status();
                if (status != 200 && status != 404) {
                    unexpected.add(path + " " + status);
                }
            }
        });
        try {
            int step = 0;
            for (List<Entry> commit : history.commits()) {
                if (!commit.isEmpty()) {
                    readSide.append(commit);
                }
                if (step++ % 100 == 0) {
                    projections().names().forEach(this::rebuild);
                }
            }
            projections().names().forEach(this::awaitFinished);
        } finally {
            over.set(true);
            reader.join();
        }
        awaitHead();

        assertThat(unexpected).isEmpty();
        assertThat(reads.get()).isGreaterThan(20);
        assertRowsAreAs(history, seed);
    }

    @Test
    void isDoneByOneOfTwoProcesses() {
        RandomHistory history = new RandomHistory(11, 300);
        history.commits().stream().filter(commit -> !commit.isEmpty()).forEach(readSide::append);
        awaitHead();
        try (ReadSide other = ReadSide.on(database)) {
            for (int round = 0; round < 5; round++) {
                projections().names().forEach(name -> {
                    rebuild(name);
                    assertThat(other.own("POST", "/projections/" + name + "/rebuild")
                                    .status())
                            .isEqualTo(200);
                });
                projections().names().forEach(this::awaitFinished);
            }
            assertRowsAreAs(history, 11);
            assertThat(rows("select coalesce(problem, '') from views.rebuild where problem is not null"))
                    .isEmpty();
        }
    }

    private void rebuildEqualsLive(long seed) {
        System.out.println("history drawn from seed " + seed);
        RandomHistory history = new RandomHistory(seed, 800);
        for (List<Entry> commit : history.commits()) {
            if (!commit.isEmpty()) {
                readSide.append(commit);
            }
        }
        awaitHead();
        assertRowsAreAs(history, seed);
        for (String table : TABLES) {
            readSide.sql()
                    .sql("create table public.live_%s as table views.%s".formatted(table, table))
                    .update();
        }

        rebuildAll();

        assertRowsAreAs(history, seed);
        for (String table : TABLES) {
            assertThat(differences(table)).as("%s, seed %d", table, seed).isZero();
        }
    }

    private void rebuildAll() {
        for (String projection : projections().names()) {
            rebuild(projection);
        }
        projections().names().forEach(this::awaitFinished);
    }

    private void rebuild(String projection) {
        assertThat(readSide.own("POST", "/projections/" + projection + "/rebuild")
                        .status())
                .isEqualTo(200);
    }

    private void awaitFinished(String projection) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(job(projection))
                        .extracting(RebuildJob::state)
                        .isEqualTo(RebuildState.FINISHED));
    }

    private RebuildJob job(String projection) {
        return readSide.bean(RebuildJobs.class).find(projection).orElseThrow();
    }

    private Projections projections() {
        return readSide.bean(Projections.class);
    }

    private void awaitHead() {
        Positions positions = readSide.bean(Positions.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> positions.standing(projections().names()).caughtUp());
    }

    private long differences(String table) {
        return readSide.sql()
                .sql("""
                        select count(*) from (
                            (table views.%1$s except all table public.live_%1$s)
                            union all (table public.live_%1$s except all table views.%1$s)) as difference""".formatted(table))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private void assertRowsAreAs(RandomHistory history, long seed) {
        String time = "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
        assertThat(rows("select concat_ws(' ', id, status, " + time.formatted("updated_at")
                        + ") from views.campaign where parent_id is not null order by id"))
                .as("seed %d", seed)
                .isEqualTo(history.expectedCampaigns());
        assertThat(rows(
                        "select concat_ws(' ', id, campaign_id, code, active::text, coalesce(customer_no::text, 'null'),"
                                + " expired::text, confirmed, unconfirmed) from views.voucher order by id"))
                .as("seed %d", seed)
                .isEqualTo(history.expectedVouchers());
        assertThat(rows("select concat_ws(' ', no, is_new::text, " + time.formatted("updated_at")
                        + ") from views.customer order by no"))
                .as("seed %d", seed)
                .isEqualTo(history.expectedCustomers());
        assertThat(rows("""
                        select concat_ws(' ', what, id, project_id, campaign_id, name, detail, %s, %s) from (
                            select 1 as n, 'area' as what, id, project_id, null as campaign_id, name, outline as detail,
                                created_at, updated_at from views.area
                            union all select 2, 'category', id, project_id, null, name,
                                (select string_agg(tag, ',') from jsonb_array_elements_text(tags) tag),
                                created_at, updated_at from views.category
                            union all select 3, 'rule', id, project_id, campaign_id::text, kind,
                                coalesce(terms ->> 'budget_minor', terms ->> 'tags', terms ->> 'max_redemptions'),
                                created_at, updated_at from views.rule) as row
                        order by n, id""".formatted(time.formatted("created_at"), time.formatted("updated_at"))))
                .as("seed %d", seed)
                .isEqualTo(history.expectedDefinitions());
        assertThat(rows("""
                        (select project_id || ' ' || count(*) from views.customer group by project_id)
                        except all select project_id || ' ' || customers from views.customer_count""")).as("seed %d", seed).isEmpty();
        assertThat(rows("select concat_ws(' ', id, voucher_id, transaction_id, cost_minor, granted_minor, "
                        + time.formatted("validated_at") + ", coalesce(" + time.formatted("confirmed_at")
                        + ", 'null')) from views.redemption order by id"))
                .as("seed %d", seed)
                .isEqualTo(history.expectedRedemptions());
        assertThat(rows("""
                        (select campaign_id || ' ' || facet || ' ' || count(*) from views.voucher
                            group by campaign_id, facet)
                        except all select campaign_id || ' ' || facet || ' ' || vouchers from views.voucher_count""")).as("seed %d", seed).isEmpty();
        assertThat(rows("""
                        (select campaign_id || ' ' || count(*) || ' ' || count(confirmed_at) || ' '
                            || coalesce(sum(granted_minor) filter (where confirmed_at is not null), 0)
                            from views.redemption group by campaign_id)
                        except all select campaign_id || ' ' || redemptions || ' ' || confirmed || ' ' || spent_minor
                            from views.redemption_count""")).as("seed %d", seed).isEmpty();
    }

    private List<String> rows(String sql) {
        return readSide.sql().sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
