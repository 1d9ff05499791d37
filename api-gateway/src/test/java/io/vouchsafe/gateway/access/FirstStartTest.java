package io.vouchsafe.gateway.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.access.CredentialRows.UserRow;
import io.vouchsafe.gateway.access.FirstStart.Secrets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    private final AccessFixture access = new AccessFixture();

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void makesUpWhatIsNotGiven() {
        Secrets secrets = requireNonNull(access.firstStart(null, " ").take());

        assertThat(secrets.email()).isEqualTo("admin@vouchsafe.local");
        assertThat(secrets.generatedPassword()).matches("[0-9A-Za-z]{25}");
        assertThat(secrets.apiKey()).matches("vs_[0-9A-Za-z]{43}");
        assertThat(secrets.toString()).doesNotContain(secrets.apiKey());
        UserRow admin = requireNonNull(access.rows().user("admin@vouchsafe.local"));
        assertThat(admin.caller()).isEqualTo(new Caller(1, "user:1", Role.ADMIN));
        assertThat(access.passwords().matches(secrets.generatedPassword(), admin.passwordHash()))
                .isTrue();
        assertThat(access.rows().keyHolder(ApiKeySecret.hash(secrets.apiKey())))
                .isEqualTo(new Caller(1, "key:1", Role.ADMIN));
    }

    @Test
    void keepsNothingThatWouldLetAReaderOfTheDatabaseIn() {
        Secrets secrets = requireNonNull(
                access.firstStart("root@example.test", "given password").take());

        assertThat(secrets.generatedPassword()).isNull();
        String rows = access.jdbc()
                .sql("select u::text || k::text from access.app_user u, access.api_key k")
                .query(String.class)
                .single();
        assertThat(rows).contains("root@example.test", "{bcrypt}");
        assertThat(rows).doesNotContain("given password", secrets.apiKey());
    }

    @Test
    void happensOnce() {
        assertThat(access.firstStart("root@example.test", "given password").take())
                .isNotNull();

        assertThat(access.firstStart("other@example.test", "other password").take())
                .isNull();
        assertThat(access.rows().user("other@example.test")).isNull();
    }

    @Test
    void happensOnceAmongInstancesThatStartTogether() throws Exception {
        int instances = 4;
        CountDownLatch together = new CountDownLatch(instances);
        List<Future<@Nullable Secrets>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(instances)) {
            for (int i = 0; i < instances; i++) {
                starts.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return access.firstStart(null, null).take();
                }));
            }
        }

        List<Secrets> made = new ArrayList<>();
        for (Future<@Nullable Secrets> start : starts) {
            Stream.ofNullable(start.get()).forEach(made::add);
        }
        assertThat(made).hasSize(1);
        assertThat(access.rows().keyHolder(ApiKeySecret.hash(made.getFirst().apiKey())))
                .isNotNull();
        assertThat(count("project")).isEqualTo(1);
        assertThat(count("app_user")).isEqualTo(1);
        assertThat(count("api_key")).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithAGivenAdminAndLeavesTheDatabaseForTheNextStart() {
        assertThatThrownBy(() -> access.firstStart("nonsense", "short"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("VOUCHSAFE_ADMIN_EMAIL is not an e-mail address")
                .hasMessageContaining("VOUCHSAFE_ADMIN_PASSWORD is too short (minimum is 8)");
        assertThat(count("project")).isZero();

        assertThat(access.firstStart(null, null).take()).isNotNull();
    }

    @Test
    void doesNotBringBackAnAdminWhoWasDeleted() {
        access.firstStart(null, null);
        access.jdbc().sql("delete from access.app_user").update();

        assertThat(access.firstStart(null, null).take()).isNull();
        assertThat(count("api_key")).isZero();
    }

    @Test
    void leavesRoomForFurtherProjects() {
        AccessDirectory directory = access.directory();
        long second = directory.addProject(new NewProject("second", Currency.GBP, ZoneId.of("Europe/London")));

        Projects projects = new Projects(access.open());
        assertThat(projects.currency(FirstStart.DEFAULT_PROJECT)).isEqualTo(Currency.USD);
        assertThat(projects.zone(FirstStart.DEFAULT_PROJECT)).isEqualTo(ZoneId.of("UTC"));
        assertThat(projects.currency(second)).isEqualTo(Currency.GBP);
        assertThat(projects.zone(second)).isEqualTo(ZoneId.of("Europe/London"));
    }

    private long count(String table) {
        return requireNonNull(access.jdbc()
                .sql("select count(*) from access." + table)
                .query(Long.class)
                .single());
    }
}
