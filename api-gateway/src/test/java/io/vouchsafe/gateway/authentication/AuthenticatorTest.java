package io.vouchsafe.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessFixture;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of credentials, and for how long. */
class AuthenticatorTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);
    private static final Duration PROOF = Duration.ofMinutes(15);
    private static final String EMAIL = "someone@example.test";
    private static final String HEADER = RunningGateway.basic(EMAIL, "right password");

    private final AccessFixture access = new AccessFixture();
    private final AtomicLong nanos = new AtomicLong();
    private final Fingerprint.Maker fingerprints = new Fingerprint.Maker(new SecureRandom());
    private AccessDirectory directory;
    private Authenticator authenticator;
    private long user;

    @BeforeEach
    void addUser() {
        directory = access.directory();
        user = access.addUser(directory, EMAIL, "right password");
        authenticator = new Authenticator(
                access.rows(),
                new PasswordCheck(access.passwords(), new FailedSignIns(fingerprints, nanos::get), PROOF, nanos::get),
                fingerprints,
                new Lookups(),
                RECHECK,
                nanos::get);
    }

    @AfterEach
    void close() {
        access.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private @Nullable Caller callerOf(String header) {
        return authenticator.callerOf(header, "192.0.2.1");
    }

    private @Nullable Caller caller() {
        return new Caller(1, "user:" + user, Role.ADMIN);
    }

    @Test
    void hashesAPasswordOnceForManyRequestsAndRechecks() {
        for (int i = 0; i < 80; i++) {
            assertThat(callerOf(HEADER)).isEqualTo(caller());
            pass(RECHECK);
        }

        assertThat(access.comparisons()).isEqualTo(1);
    }

    @Test
    void hashesAPasswordAgainWhenTheProofIsOld() {
        callerOf(HEADER);
        pass(PROOF);
        callerOf(HEADER);

        assertThat(access.comparisons()).isEqualTo(2);
    }

    @Test
    void forgetsAnOldPasswordWithinTheRecheckTime() {
        assertThat(callerOf(HEADER)).isEqualTo(caller());

        directory.changePassword(1, user, "another password");
        pass(RECHECK.minusNanos(1));
        assertThat(callerOf(HEADER)).isEqualTo(caller());
        pass(Duration.ofNanos(1));

        assertThat(callerOf(HEADER)).isNull();
        assertThat(callerOf(RunningGateway.basic(EMAIL, "another password"))).isEqualTo(caller());
    }

    @Test
    void forgetsADeactivatedUserWithinTheRecheckTimeAndKnowsAnActivatedOneAtOnce() {
        assertThat(callerOf(HEADER)).isEqualTo(caller());

        directory.setActive(1, user, false);
        pass(RECHECK);
        assertThat(callerOf(HEADER)).isNull();

        directory.setActive(1, user, true);
        assertThat(callerOf(HEADER)).isEqualTo(caller());
    }

    @Test
    void forgetsARevokedKeyWithinTheRecheckTime() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "till", Role.POINT_OF_SALE));
        String header = "Bearer " + key.secret();
        Caller till = new Caller(1, "key:" + key.id(), Role.POINT_OF_SALE);
        assertThat(callerOf(header)).isEqualTo(till);

        directory.revokeApiKey(1, key.id());
        assertThat(callerOf(header)).isEqualTo(till);
        pass(RECHECK);

        assertThat(callerOf(header)).isNull();
    }

    @Test
    void remembersNoRefusal() {
        String header = RunningGateway.basic("late@example.test", "right password");
        assertThat(callerOf(header)).isNull();

        access.addUser(directory, "late@example.test", "right password");

        assertThat(callerOf(header)).isNotNull();
    }

    @Test
    void hashesForAnUnknownUserJustAsForAWrongPassword() {
        assertThat(callerOf(RunningGateway.basic("nobody@example.test", "nobody's")))
                .isNull();
        assertThat(access.comparisons()).isEqualTo(1);

        assertThat(callerOf(RunningGateway.basic(EMAIL, "wrong"))).isNull();
        assertThat(access.comparisons()).isEqualTo(2);
    }

    @Test
    void hashesForADeactivatedUserJustAsForAnyOther() {
        directory.setActive(1, user, false);

        assertThat(callerOf(HEADER)).isNull();
        assertThat(access.comparisons()).isEqualTo(1);
    }

    @Test
    void doesNotTakeALongerPasswordForItsFirst72Bytes() {
        String longest = "x".repeat(72);
        access.addUser(directory, "long@example.test", longest);

        assertThat(callerOf(RunningGateway.basic("long@example.test", longest + "y")))
                .isNull();
        assertThat(callerOf(RunningGateway.basic("long@example.test", longest))).isNotNull();
    }

    @Test
    void checksOnceForManyRequestsAtTheSameTime() throws Exception {
        int clients = 32;
        CountDownLatch together = new CountDownLatch(clients);
        List<Future<@Nullable Caller>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return callerOf(HEADER);
                }));
            }
            for (Future<@Nullable Caller> answer : answers) {
                assertThat(answer.get()).isEqualTo(caller());
            }
        }
        assertThat(access.comparisons()).isEqualTo(1);
    }

    @Test
    void saysThatItCannotTellWhenTheDatabaseIsGone() {
        access.cutOff();

        assertThatThrownBy(() -> callerOf(HEADER)).isInstanceOf(ApiFailure.Unavailable.class);
    }

    @Test
    void actsAtOnceOnAChangeInItsOwnProcess() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "till", Role.ADMIN));
        assertThat(callerOf("Bearer " + key.secret())).isNotNull();
        directory.revokeApiKey(1, key.id());
        assertThat(callerOf("Bearer " + key.secret())).as("trusted for a while").isNotNull();

        authenticator.inProject(2);
        assertThat(callerOf("Bearer " + key.secret()))
                .as("another project's change")
                .isNotNull();
        authenticator.inProject(1);

        assertThat(callerOf("Bearer " + key.secret())).isNull();
    }

    @Test
    void anAddressSpelledWithASeparateAccentIsTheSame() {
        access.addUser(directory, "re\u0301ne@example.test", "right password");

        assertThat(callerOf(RunningGateway.basic("r\u00e9ne@example.test", "right password")))
                .isNotNull();
    }
}
