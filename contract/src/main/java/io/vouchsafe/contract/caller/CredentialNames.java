package io.vouchsafe.contract.caller;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose the credentials are that events were stored for, as far as it is still known. Asked for within one project. */
public interface CredentialNames {

    /**
     * Who holds a credential.
     *
     * @param name of the key, or of the user who signed in by password
     * @param userId the user; {@code null} for a key of the project's own
     * @param userName {@code null} where there is no user
     */
    record Holder(
            String name, @Nullable Long userId, @Nullable String userName) {}

    /**
     * The holders of credentials; those that are not known any more are left out.
     *
     * @param credentials labels such as {@code user:1} or {@code key:7}, see {@link Caller#credential()}
     */
    Map<String, Holder> holders(long projectId, Set<String> credentials);

    /** The labels of a user's credentials: the password, and every key that is or was the user's. */
    Set<String> ofUser(long projectId, long userId);
}
