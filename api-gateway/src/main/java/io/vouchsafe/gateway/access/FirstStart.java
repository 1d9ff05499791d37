package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.Currency;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an empty database is given: the project {@code default}, its admin and an API key. Nobody could call without them, and nobody could
 * learn the generated secrets later, so whoever starts the process prints them.
 */
public final class FirstStart {

    /** The id of the project that the first start makes. */
    public static final long DEFAULT_PROJECT = 1;

    private static final String DEFAULT_EMAIL = "admin@vouchsafe.local";
    /** 18 bytes of chance take 25 digits. */
    private static final int PASSWORD_BYTES = 18;

    private static final int PASSWORD_DIGITS = 25;
    /** Held while an empty database is filled, so that of several instances one does it. The number is arbitrary, and ours. */
    private static final long FIRST_START_LOCK = 7_305_521_846_190_113_281L;

    private @Nullable Secrets secrets;

    private FirstStart(@Nullable Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The way in, known only now.
     *
     * @param email of the admin
     * @param generatedPassword of the admin; {@code null} if it was given from outside
     * @param apiKey an API key of the admin
     */
    public record Secrets(String email, @Nullable String generatedPassword, String apiKey) {

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "Secrets[email=" + email + "]";
        }
    }

    /**
     * The secrets of this start, for printing: once, and then forgotten.
     *
     * @return {@code null} if the database had been filled before, by this process or another one
     */
    public synchronized @Nullable Secrets take() {
        Secrets taken = secrets;
        secrets = null;
        return taken;
    }

    /** Prints the secrets of this start, if it was the first one, and forgets them. */
    public void announce(PrintWriter out) {
        Secrets made = take();
        if (made == null) {
            return;
        }
        out.println("This is the first start. Keep what follows; it is not shown again.");
        out.println("  admin     " + made.email());
        if (made.generatedPassword() != null) {
            out.println("  password  " + made.generatedPassword());
        }
        out.println("  API key   " + made.apiKey());
    }

    /** Fills the database if it has no project. One transaction: a crash leaves it empty, and the next start begins again. */
    static FirstStart prepare(
            AccessSchema schema, AccessDirectory directory, AdminProperties admin, SecureRandom random) {
        if (schema.exists("select 1 from access.project")) {
            return new FirstStart(null);
        }
        return new FirstStart(schema.transaction().execute(status -> {
            schema.jdbc()
                    .sql("select pg_advisory_xact_lock(?)")
                    .param(FIRST_START_LOCK)
                    .query(row -> {});
            return schema.exists("select 1 from access.project") ? null : fill(schema, directory, admin, random);
        }));
    }

    private static Secrets fill(
            AccessSchema schema, AccessDirectory directory, AdminProperties admin, SecureRandom random) {
        schema.jdbc()
                .sql("insert into access.project (id, name, currency, time_zone) values (?, 'default', ?, ?)")
                .params(DEFAULT_PROJECT, Currency.USD.code(), "UTC")
                .update();
        String email = given(admin.email(), DEFAULT_EMAIL);
        String generated = ApiKeySecret.base62(random, PASSWORD_BYTES, PASSWORD_DIGITS);
        String password = given(admin.password(), generated);
        try {
            long userId = directory.addUser(new NewUser(
                    DEFAULT_PROJECT, "Administrator", email, null, Role.ADMIN, AccessScope.PROJECT, password));
            IssuedApiKey key = directory.addApiKey(new NewApiKey(DEFAULT_PROJECT, userId, "first start", Role.ADMIN));
            return new Secrets(email, password.equals(generated) ? generated : null, key.secret());
        } catch (ApiFailure.Invalid refused) {
            throw new IllegalStateException("The first admin cannot be made: " + explain(refused), refused);
        }
    }

    private static String given(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String explain(ApiFailure.Invalid refused) {
        return refused.refusals().stream()
                .map(refusal ->
                        "VOUCHSAFE_ADMIN_" + refusal.attribute().toUpperCase(Locale.ROOT) + " " + refusal.message())
                .collect(Collectors.joining(", "));
    }
}
