package io.vouchsafe.gateway.authorization;

import io.vouchsafe.contract.caller.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what on the API (contract §1.2). What is not in the table is denied. Paths are matched by the very patterns that route requests to
 * controllers, so that no spelling of a path can mean one thing here and another there.
 */
final class RoleTable {

    private static final Set<String> ANY = Set.of();

    private final Map<Role, List<Grant>> grants;

    /** @param methods none means any */
    private record Grant(Set<String> methods, PathPattern path) {

        boolean covers(String method, PathContainer requested) {
            return (methods.isEmpty() || methods.contains(method)) && path.matches(requested);
        }
    }

    RoleTable() {
        EnumMap<Role, List<Grant>> table = new EnumMap<>(Role.class);
        table.put(Role.ADMIN, List.of(grant(ANY, "/api/**")));
        table.put(
                Role.POINT_OF_SALE,
                List.of(grant(Set.of("POST", "PATCH", "GET", "DELETE"), "/api/v1.0/vouchers/{code}/redemptions")));
        table.put(Role.POINT_OF_DISTRIBUTION, List.of(grant(Set.of("GET"), "/api/v1.0/vouchers/find")));
        this.grants = table;
    }

    private static Grant grant(Set<String> methods, String path) {
        return new Grant(methods, PathPatternParser.defaultInstance.parse(path));
    }

    boolean allows(Role role, String method, PathContainer path) {
        for (Grant grant : grants.getOrDefault(role, List.of())) {
            if (grant.covers(method, path)) {
                return true;
            }
        }
        return false;
    }
}
