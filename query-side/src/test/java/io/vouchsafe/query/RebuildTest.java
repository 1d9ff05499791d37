package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.query.ReadSide.Entry;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.store.embedded.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
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
    @ValueSource(longs = {1, 20260309})
    void givesTheRowsThatWereThereBefore(long seed) {
        rebuildEqualsLive(seed);
    }

    @Test
    void givesTheRowsThatWereThereBeforeForAnyHistory() {
        rebuildEqualsLive(new SecureRandom().nextLong());
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

        for (String projection : projections().names()) {
            projections().rebuild(projection);
        }
        awaitHead();

        assertRowsAreAs(history, seed);
        for (String table : TABLES) {
            assertThat(differences(table)).as("%s, seed %d", table, seed).isZero();
        }
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
