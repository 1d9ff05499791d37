package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.CredentialRows.UserRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Decides whether a password is right. The hash is slow by intent, so what it proved is remembered, as a pair of header and stored hash: with
 * another stored hash the proof is void at once.
 */
final class PasswordCheck {

    private static final int MAX_PROOFS = 10_000;
    /** Bcrypt reads no further; a longer password cannot have been set. */
    private static final int MAX_PASSWORD_BYTES = 72;
    /** One at a time, so that on two processors there is always one left for those who are known. */
    private static final int HASHES_AT_ONCE = 1;

    private static final int MAX_WAITING = 32;
    private static final Duration MAX_WAIT = Duration.ofSeconds(4);

    private final PasswordEncoder passwords;
    private final FailedSignIns failures;
    private final Gate gate = new Gate(HASHES_AT_ONCE, MAX_WAITING, MAX_WAIT);
    private final Cache<Fingerprint, String> proofs;
    /** Compared with where there is no user, so that the time of an answer does not tell who exists. */
    private final String nobodysHash;

    PasswordCheck(PasswordEncoder passwords, FailedSignIns failures, Duration trusted, Ticker ticker) {
        this.passwords = passwords;
        this.failures = failures;
        this.proofs = Caffeine.newBuilder()
                .maximumSize(MAX_PROOFS)
                .expireAfterWrite(trusted)
                .ticker(ticker)
                .build();
        this.nobodysHash = passwords.encode("nobody's");
    }

    /**
     * That somebody is somebody.
     *
     * @param header stands for the header that carried the password
     * @param address where it came from
     */
    record Claim(Fingerprint header, Credentials.EmailAndPassword credentials, String address) {}

    /**
     * Whether a password is a user's.
     *
     * @param user whose it should be; {@code null} if nobody goes by that name
     * @throws ApiFailure.TooManyAttempts if it was wrong too often, whoever asks; a proof that is remembered still counts
     */
    boolean right(Claim claim, @Nullable UserRow user) {
        String stored = user == null ? nobodysHash : user.passwordHash();
        if (stored.equals(proofs.getIfPresent(claim.header()))) {
            return user != null && user.active();
        }
        String email = claim.credentials().email();
        failures.count(email, claim.address());
        boolean matches;
        try {
            matches = matches(claim.credentials().password(), stored);
        } catch (ApiFailure.Unavailable busy) {
            failures.takeBack(email, claim.address());
            throw busy;
        }
        if (user == null || !matches) {
            return false;
        }
        failures.forget(email, claim.address());
        proofs.put(claim.header(), stored);
        return user.active();
    }

    private boolean matches(String password, String stored) {
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
        return gate.pass(() -> passwords.matches(fits ? password : "", stored)) && fits;
    }
}
