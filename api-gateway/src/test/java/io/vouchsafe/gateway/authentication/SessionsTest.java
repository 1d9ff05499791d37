package io.vouchsafe.gateway.authentication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessDirectory.UserTerms;
import io.vouchsafe.gateway.access.AccessFixture;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
import io.vouchsafe.gateway.access.SessionProperties;
import io.vouchsafe.gateway.access.SessionRows;
import io.vouchsafe.gateway.access.SessionRows.SessionRow;
import io.vouchsafe.store.clock.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When sessions begin, go on and end. */
class SessionsTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);
    private static final SessionProperties TIMES = new SessionProperties(Duration.ofHours(12), Duration.ofDays(7));
    private static final String EMAIL = "someone@example.test";
    private static final String PASSWORD = "right password";

    private final AccessFixture access = new AccessFixture();
    private final MovableClock clock = access.clock();
    private final Fingerprint.Maker fingerprints = new Fingerprint.Maker(new SecureRandom());
    private final Lookups lookups = new Lookups();
    private AccessDirectory directory;
    private Authenticator authenticator;
    private Sessions sessions;
    private long user;

    @BeforeEach
    void addUser() {
        directory = access.directory();
        user = access.addUser(directory, EMAIL, PASSWORD);
        authenticator = new Authenticator(
                access.rows(),
                new PasswordCheck(
                        access.passwords(),
                        new FailedSignIns(fingerprints, clock::nanos),
                        Duration.ofMinutes(15),
                        clock::nanos),
                fingerprints,
                lookups,
                RECHECK,
                clock::nanos);
        sessions = process();
    }

    /** The sessions as one process sees them. */
    private Sessions process() {
        return new Sessions(
                access.sessionRows(TIMES),
                TIMES,
                fingerprints,
                lookups,
                new Sessions.Times(clock, RECHECK, clock::nanos));
    }

    @AfterEach
    void close() {
        access.close();
    }

    private String begin(Credentials credentials) {
        return sessions.begin(requireNonNull(authenticator.prove(credentials, "192.0.2.1")))
                .token();
    }

    private String byPassword() {
        return begin(new Credentials.EmailAndPassword(EMAIL, PASSWORD));
    }

    private @Nullable Caller callerOf(String token) {
        SessionRow session = sessions.use(token);
        return session == null ? null : session.caller();
    }

    private long rows() {
        return access.jdbc()
                .sql("select count(*) from access.session")
                .query(Long.class)
                .single();
    }

    @Test
    void actAsTheUserWhoSignedIn() {
        String token = byPassword();

        assertThat(callerOf(token)).isEqualTo(new Caller(1, "user:" + user, Role.ADMIN));
        assertThat(requireNonNull(sessions.find(token)).endsAt())
                .isEqualTo(clock.instant().plus(TIMES.idle()));
    }

    @Test
    void actAsTheKeyThatWasSent() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "till", Role.POINT_OF_SALE));

        assertThat(callerOf(begin(new Credentials.ApiKey(key.secret()))))
                .isEqualTo(new Caller(1, "key:" + key.id(), Role.POINT_OF_SALE));
    }

    @Test
    void areKnownInEveryProcess() {
        String token = byPassword();

        assertThat(requireNonNull(process().use(token)).caller().credential()).isEqualTo("user:" + user);
    }

    @Test
    void areNothingToOthers() {
        byPassword();

        assertThat(callerOf("0".repeat(43))).isNull();
        assertThat(callerOf("")).isNull();
        assertThat(callerOf("x' or true")).isNull();
    }

    @Test
    void storeNoToken() {
        String token = byPassword();

        assertThat(access.jdbc()
                        .sql("select s::text from access.session s")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(access.jdbc()
                        .sql(
                                "select count(*) from access.session where token_hash = sha256(convert_to(:token, 'UTF8')) and octet_length(token_hash) = 32")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(sessions.begin(new Authenticator.Proven(new Caller(1, "user:" + user, Role.ADMIN), "00".repeat(32)))
                        .toString())
                .doesNotContain("token=");
    }

    @Test
    void endAfterTheIdleTime() {
        String token = byPassword();

        clock.move(TIMES.idle().minusMillis(1));
        assertThat(sessions.find(token)).isNotNull();
        clock.move(Duration.ofMillis(1));

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void goOnWhileTheyAreUsed() {
        String token = byPassword();

        for (int i = 0; i < 10; i++) {
            clock.move(Duration.ofHours(11));
            assertThat(callerOf(token)).as("after %d times 11 hours", i + 1).isNotNull();
        }
    }

    @Test
    void endAfterTheAbsoluteTimeHoweverMuchTheyAreUsed() {
        String token = byPassword();

        for (int hours = 6; hours < 7 * 24; hours += 6) {
            clock.move(Duration.ofHours(6));
            assertThat(callerOf(token)).as("after %d hours", hours).isNotNull();
        }
        clock.move(Duration.ofHours(6).minusMillis(1));
        assertThat(sessions.find(token)).isNotNull();
        clock.move(Duration.ofMillis(1));

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void areWrittenToEveryFiveMinutesAtMost() {
        String token = byPassword();
        clock.move(Duration.ofMinutes(5).minusMillis(1));
        callerOf(token);
        assertThat(used()).isEqualTo(MovableClock.NOON);

        clock.move(Duration.ofMillis(1));
        callerOf(token);

        assertThat(used()).isEqualTo(MovableClock.NOON.plus(Duration.ofMinutes(5)));
    }

    private Instant used() {
        return access.jdbc()
                .sql("select used_at from access.session")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void areNotUsedByBeingLookedAt() {
        String token = byPassword();

        for (int i = 0; i < 12; i++) {
            clock.move(Duration.ofHours(1));
            sessions.find(token);
        }

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void endAtOnceHereAndWithinTheRecheckTimeElsewhereWhenTheUserSignsOut() {
        String token = byPassword();
        Sessions elsewhere = process();
        elsewhere.use(token);

        sessions.end(token);

        assertThat(callerOf(token)).isNull();
        assertThat(elsewhere.use(token)).as("trusted for a while").isNotNull();
        clock.move(RECHECK);
        assertThat(elsewhere.use(token)).isNull();
        assertThat(rows()).isZero();
    }

    @Test
    void endWithAChangeOfThePassword() {
        String token = byPassword();
        assertThat(callerOf(token)).isNotNull();

        directory.changePassword(1, user, "another password");
        sessions.inProject(1);

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void endWithinTheRecheckTimeWhenAnotherProcessChangesThePassword() {
        String token = byPassword();
        callerOf(token);

        directory.changePassword(1, user, "another password");
        clock.move(RECHECK);

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void restWhileTheUserIsNotActive() {
        String token = byPassword();

        directory.setActive(1, user, false);
        sessions.inProject(1);

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void endWhenTheirKeyIsRevokedOrRotatedOut() {
        IssuedApiKey revoked = directory.addApiKey(new NewApiKey(1, null, "revoked", Role.ADMIN));
        IssuedApiKey rotated = directory.addApiKey(new NewApiKey(1, null, "rotated", Role.ADMIN));
        IssuedApiKey spared = directory.addApiKey(new NewApiKey(1, null, "spared", Role.ADMIN));
        List<String> tokens = new ArrayList<>();
        for (IssuedApiKey key : List.of(revoked, rotated, spared)) {
            tokens.add(begin(new Credentials.ApiKey(key.secret())));
        }

        directory.revokeApiKey(1, revoked.id());
        directory.rotateApiKey(1, rotated.id(), 0);
        directory.rotateApiKey(1, spared.id(), 60);

        assertThat(callerOf(tokens.get(0))).isNull();
        assertThat(callerOf(tokens.get(1))).isNull();
        assertThat(callerOf(tokens.get(2))).as("in its time of grace").isNotNull();
    }

    @Test
    void endWhenTheOwnerOfTheirKeyMayDoLess() {
        long owner = access.addUser(directory, "owner@example.test", PASSWORD);
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, owner, "own", Role.ADMIN));
        String token = begin(new Credentials.ApiKey(key.secret()));

        directory.changeUser(1, owner, before -> new UserTerms(before.name(), null, Role.POINT_OF_SALE, true));

        assertThat(callerOf(token)).isNull();
    }

    @Test
    void followTheRoleOfTheirUser() {
        String token = byPassword();

        directory.changeUser(1, user, before -> new UserTerms(before.name(), null, Role.POINT_OF_SALE, true));

        assertThat(requireNonNull(callerOf(token)).role()).isEqualTo(Role.POINT_OF_SALE);
    }

    @Test
    void areClearedAwayWhenTheyAreOver() {
        byPassword();
        byPassword();
        clock.move(TIMES.idle());
        assertThat(rows()).isEqualTo(2);

        String last = byPassword();

        assertThat(rows()).isEqualTo(1);
        assertThat(callerOf(last)).isNotNull();
    }

    @Test
    void areAHundredOfACredentialAtMost() {
        String first = byPassword();
        clock.move(Duration.ofSeconds(1));
        String second = byPassword();
        for (int i = 2; i < SessionRows.MOST_PER_CREDENTIAL; i++) {
            clock.move(Duration.ofMillis(1));
            byPassword();
        }
        assertThat(rows()).isEqualTo(100);

        clock.move(Duration.ofMillis(1));
        byPassword();

        assertThat(rows()).isEqualTo(100);
        assertThat(callerOf(first)).isNull();
        assertThat(callerOf(second)).isNotNull();
    }

    @Test
    void areUnknownForNowWhenTheDatabaseIsGone() {
        String token = byPassword();
        access.cutOff();

        assertThatThrownBy(() -> callerOf(token)).isInstanceOf(ApiFailure.Unavailable.class);
    }

    @Test
    void areNotBegunByWrongCredentials() {
        assertThat(authenticator.prove(new Credentials.EmailAndPassword(EMAIL, "wrong"), "192.0.2.1"))
                .isNull();
        assertThat(authenticator.prove(new Credentials.EmailAndPassword("nobody@example.test", PASSWORD), "192.0.2.1"))
                .isNull();
        assertThat(authenticator.prove(new Credentials.ApiKey("vs_" + "0".repeat(43)), "192.0.2.1"))
                .isNull();
    }
}
