package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.CredentialNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whose credentials are, from the tables of users and keys. */
final class CredentialHolders implements CredentialNames {

    private static final String HOLDERS = """
            select 'user:' || u.id as credential, u.name, u.id as user_id, u.name as user_name
              from access.app_user u
             where u.project_id = :project and 'user:' || u.id = any(:credentials)
            union all
            select 'key:' || k.id, k.name, u.id, u.name
              from access.api_key k left join access.app_user u on u.id = k.user_id
             where k.project_id = :project and 'key:' || k.id = any(:credentials)""";

    private static final String OF_USER = """
            select 'key:' || id from access.api_key where project_id = :project and user_id = :user
            union all select 'user:' || id from access.app_user where project_id = :project and id = :user""";

    private final AccessSchema schema;

    CredentialHolders(AccessSchema schema) {
        this.schema = schema;
    }

    @Override
    public Map<String, Holder> holders(long projectId, Set<String> credentials) {
        Map<String, Holder> holders = new HashMap<>();
        if (credentials.isEmpty()) {
            return holders;
        }
        schema.jdbc()
                .sql(HOLDERS)
                .param("project", projectId)
                .param("credentials", credentials.toArray(String[]::new))
                .query(row -> {
                    holders.put(
                            row.getString("credential"),
                            new Holder(
                                    row.getString("name"),
                                    row.getObject("user_id", Long.class),
                                    row.getString("user_name")));
                });
        return holders;
    }

    @Override
    public Set<String> ofUser(long projectId, long userId) {
        return new HashSet<>(schema.jdbc()
                .sql(OF_USER)
                .param("project", projectId)
                .param("user", userId)
                .query(String.class)
                .list());
    }
}
