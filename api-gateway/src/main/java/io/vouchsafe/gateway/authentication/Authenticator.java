package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.ApiKeySecret;
import io.vouchsafe.gateway.access.CredentialRows;
import io.vouchsafe.gateway.access.CredentialRows.UserRow;
import io.vouchsafe.gateway.access.CredentialsChanged;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Turns an {@code Authorization} header into a caller. For a header that was accepted a moment ago this is one HMAC and one look into a
 * cache.
 */
public final class Authenticator implements CredentialsChanged {

    private final CredentialRows rows;
    private final PasswordCheck passwords;
    private final Fingerprint.Maker fingerprints;
    private final KnownCallers<Caller> callers;
    private final Lookups lookups;

    /** @param recheck for how long a caller is trusted without a look into the database */
    Authenticator(
            CredentialRows rows,
            PasswordCheck passwords,
            Fingerprint.Maker fingerprints,
            Lookups lookups,
            Duration recheck,
            Ticker ticker) {
        this.rows = rows;
        this.passwords = passwords;
        this.fingerprints = fingerprints;
        this.lookups = lookups;
        this.callers = new KnownCallers<>(recheck, ticker, Caller::projectId);
    }

    /** Forgets the project's callers, and whoever is just being checked, so that no check that began before the change is remembered. */
    @Override
    public void inProject(long projectId) {
        callers.forgetProject(projectId);
    }

    /**
     * Who has proven to be whom, and by what.
     *
     * @param secretHash SHA-256, in hexadecimal, of what the database holds of the password, or of the key's secret; another one as soon as the secret is
     */
    public record Proven(Caller caller, String secretHash) {

        /** Keeps the hash out of logs. */
        @Override
        public String toString() {
            return "Proven[caller=" + caller + "]";
        }
    }

    /**
     * Who sends this header.
     *
     * @param address where the request comes from
     * @return {@code null} if it proves nothing
     * @throws ApiFailure.Unavailable if that cannot be found out just now
     * @throws ApiFailure.TooManyAttempts if this was tried in vain too often
     */
    @Nullable
    Caller callerOf(String header, String address) {
        Fingerprint fingerprint = fingerprints.of(header);
        return callers.get(fingerprint, () -> {
            Credentials credentials = Credentials.read(header);
            Proven proven = credentials == null ? null : prove(fingerprint, credentials, address);
            return proven == null ? null : proven.caller();
        });
    }

    /**
     * Who signs in by these credentials. Looks into the database each time.
     *
     * @return {@code null} if they prove nothing
     * @throws ApiFailure.Unavailable if that cannot be found out just now
     * @throws ApiFailure.TooManyAttempts if this was tried in vain too often
     */
    public @Nullable Proven prove(Credentials credentials, String address) {
        Fingerprint fingerprint = fingerprints.of(
                switch (credentials) {
                    case Credentials.ApiKey key -> key.secret();
                    case Credentials.EmailAndPassword claim -> claim.email() + "\n" + claim.password();
                });
        return prove(fingerprint, credentials, address);
    }

    private @Nullable Proven prove(Fingerprint fingerprint, Credentials credentials, String address) {
        return switch (credentials) {
            case Credentials.ApiKey key -> {
                byte[] hash = ApiKeySecret.hash(key.secret());
                Caller holder = lookups.ask(() -> rows.keyHolder(hash));
                yield holder == null ? null : new Proven(holder, hex(hash));
            }
            case Credentials.EmailAndPassword claim -> {
                UserRow user = lookups.ask(() -> rows.user(claim.email()));
                boolean right = passwords.right(new PasswordCheck.Claim(fingerprint, claim, address), user);
                yield right && user != null
                        ? new Proven(user.caller(), hex(ApiKeySecret.hash(user.passwordHash())))
                        : null;
            }
        };
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
