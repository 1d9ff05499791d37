package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a project, user or key to be, so that one refusal names everything. */
public final class Checks {

    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 254;
    private static final int MIN_PASSWORD = 8;
    /** Bcrypt reads no further, so that a longer password would be a shorter one in disguise. */
    static final int MAX_PASSWORD_BYTES = 72;

    /** One {@code @} between texts without blanks. Whether it exists only a mail can tell; a colon would end the name in a Basic header. */
    private static final Pattern EMAIL = Pattern.compile("[^@:\\s\\p{Cntrl}]+@[^@:\\s\\p{Cntrl}]+");

    private final List<Refusal> problems = new ArrayList<>();

    /** A name that must be there, of at most 100 characters. */
    public Checks name(String attribute, String value) {
        if (value.isBlank()) {
            problems.add(Refusal.of(attribute, RefusalCode.REQUIRED, "is required"));
        }
        return optionalName(attribute, value);
    }

    /** A name that may be missing. */
    public Checks optionalName(String attribute, @Nullable String value) {
        if (value != null && value.codePointCount(0, value.length()) > MAX_NAME) {
            problems.add(
                    Refusal.of(attribute, RefusalCode.TOO_LONG, "is too long (maximum is " + MAX_NAME + ")", MAX_NAME));
        }
        if (value != null && !Texts.storable(value)) {
            problems.add(Refusal.of(attribute, RefusalCode.INVALID, "contains characters that cannot be stored"));
        }
        return this;
    }

    /** An e-mail address, as {@code email}. */
    public Checks email(String value) {
        if (value.length() > MAX_EMAIL) {
            problems.add(
                    Refusal.of("email", RefusalCode.TOO_LONG, "is too long (maximum is " + MAX_EMAIL + ")", MAX_EMAIL));
        } else if (!EMAIL.matcher(value).matches() || !Texts.storable(value)) {
            problems.add(Refusal.of("email", RefusalCode.INVALID, "is not an e-mail address"));
        }
        return this;
    }

    /** A password to be, as {@code password}: 8 characters or more, and at most 72 bytes. */
    public Checks password(String value) {
        if (value.codePointCount(0, value.length()) < MIN_PASSWORD) {
            problems.add(Refusal.of(
                    "password", RefusalCode.TOO_SHORT, "is too short (minimum is " + MIN_PASSWORD + ")", MIN_PASSWORD));
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            problems.add(Refusal.of(
                    "password",
                    RefusalCode.TOO_LONG,
                    "is too long (maximum is " + MAX_PASSWORD_BYTES + " bytes)",
                    MAX_PASSWORD_BYTES));
        }
        if (!Texts.storable(value)) {
            // No Basic header could carry it, or carry it unchanged.
            problems.add(Refusal.of("password", RefusalCode.INVALID, "contains characters that cannot be sent"));
        }
        return this;
    }

    /** What was found so far. */
    public List<Refusal> problems() {
        return List.copyOf(problems);
    }

    /** Throws what was found, as 422. */
    void done(String message) {
        if (!problems.isEmpty()) {
            throw new ApiFailure.Invalid(message, problems);
        }
    }

    static ApiFailure.Invalid taken(String message, String attribute) {
        return new ApiFailure.Invalid(
                message, List.of(Refusal.of(attribute, RefusalCode.MUST_BE_UNIQUE, "is already taken")));
    }
}
