package io.vouchsafe.gateway.administration;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.gateway.access.AccessDirectory.UserTerms;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.Checks;
import io.vouchsafe.gateway.access.NewUser;
import org.jspecify.annotations.Nullable;

/** What clients send about users. Everything that is wrong is named in one answer. Whatever else is sent, such as an id or a project, is ignored. */
final class UserInput {

    private static final String INVALID = "User is invalid";
    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 254;
    /** Longer than any that is taken, so that the one limit on passwords, which counts bytes, is the one that speaks. */
    private static final int MAX_PASSWORD = 10_000;

    private UserInput() {}

    /** A user to be. */
    static NewUser newUser(long projectId, JsonBody body) {
        String name = body.requiredText("name", MAX_NAME);
        String email = body.requiredText("email", MAX_EMAIL);
        if (email != null) {
            new Checks().email(email).problems().forEach(body::refuse);
        }
        String team = body.text("team", MAX_NAME);
        Role role = required(body, "role");
        String password = checkedPassword(body);
        body.done(INVALID);
        if (name == null || email == null || role == null || password == null) {
            throw new IllegalStateException("what is missing was refused");
        }
        return new NewUser(projectId, name, email, team, role, AccessScope.PROJECT, password);
    }

    /** A role that must be there. */
    static @Nullable Role required(JsonBody body, String attribute) {
        if (body.sent(attribute) == null) {
            body.refuseMissing(attribute);
            return null;
        }
        return body.oneOf(attribute, Role.class);
    }

    /** A password to be. */
    static String password(JsonBody body) {
        String password = checkedPassword(body);
        body.done(INVALID);
        if (password == null) {
            throw new IllegalStateException("a missing password was refused");
        }
        return password;
    }

    private static @Nullable String checkedPassword(JsonBody body) {
        String password = body.requiredText("password", MAX_PASSWORD);
        if (password != null) {
            new Checks().password(password).problems().forEach(body::refuse);
        }
        return password;
    }

    /**
     * What is to change; {@code null} is left as it is.
     *
     * @param teamSent whether {@code team} was sent, be it to take the user out of a team
     */
    record Changes(
            @Nullable String name,
            boolean teamSent,
            @Nullable String team,
            @Nullable Role role,
            @Nullable Boolean active) {

        UserTerms appliedTo(UserTerms present) {
            return new UserTerms(
                    name == null ? present.name() : name,
                    teamSent ? team : present.team(),
                    role == null ? present.role() : role,
                    active == null ? present.active() : active);
        }
    }

    /** Changes to a user. What must have a value cannot be set to null. */
    static Changes changes(JsonBody body) {
        String name = body.has("name") ? body.requiredText("name", MAX_NAME) : null;
        String team = body.text("team", MAX_NAME);
        Role role = body.has("role") ? required(body, "role") : null;
        if (body.has("active") && body.sent("active") == null) {
            body.refuseMissing("active");
        }
        Boolean active = body.bool("active");
        body.done(INVALID);
        return new Changes(name, body.has("team"), team, role, active);
    }
}
