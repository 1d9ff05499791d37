package io.vouchsafe.gateway.authorization;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.access.FirstStart;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what on the API (contract §1.2): the one table that the filter, the description and the tests share. The first entry that covers a
 * request decides; what no entry covers is denied. Paths are matched by the very patterns that route requests to controllers, so that no
 * spelling of a path can mean one thing here and another there.
 *
 * <p>What is for other roles than {@code admin} is listed operation by operation. An admin may call everything below {@code /api/}, so that
 * what does not exist is answered with 404 instead of 403. {@code HEAD} and {@code OPTIONS} are no operations of the contract: an admin may
 * send them, the other roles may not, and nobody may where {@code GET} does more than read or does not end.
 */
public final class RoleTable {

    private static final Set<String> ANY = Set.of();

    private static final String SESSION = "/api/vouchsafe/v1/session";

    private final List<Entry> entries = List.of(
            // Who signs in has no credentials yet, and who signs out may have none any more.
            entry(Set.of("POST", "DELETE"), SESSION, Role.values()).toEverybody(),
            entry(Set.of("GET"), SESSION, Role.values()),
            // It would begin a stream that nobody sees.
            entry(Set.of("HEAD"), "/api/vouchsafe/v1/live"),
            // The chain goes through the events of all projects.
            entry(ANY, "/api/vouchsafe/v1/audit/**", Role.ADMIN).inFirstProjectOnly(),
            entry(Set.of("GET"), "/api/v1.0/vouchers/find", Role.ADMIN, Role.POINT_OF_DISTRIBUTION),
            // It would give a code away (contract §5.2 #3) and not say which.
            entry(Set.of("HEAD"), "/api/v1.0/vouchers/find"),
            entry(
                    Set.of("POST", "PATCH", "GET", "DELETE"),
                    "/api/v1.0/vouchers/{code}/redemptions",
                    Role.ADMIN,
                    Role.POINT_OF_SALE),
            entry(Set.of("POST"), "/api/vouchsafe/v1/projects", Role.ADMIN).inFirstProjectOnly(),
            // Projections hold the rows of all projects.
            entry(ANY, "/api/vouchsafe/v1/projections/**", Role.ADMIN).inFirstProjectOnly(),
            entry(Set.of("GET", "HEAD", "POST"), "/api/vouchsafe/v1/reconciliations", Role.ADMIN)
                    .inFirstProjectOnly(),
            entry(ANY, "/api/**", Role.ADMIN));

    /**
     * One row.
     *
     * @param methods none means any
     * @param roles who may; none means nobody
     * @param firstProjectOnly whether only credentials of the project that the first start made count
     * @param open whether nobody is asked for credentials
     */
    private record Entry(
            Set<String> methods, PathPattern path, Set<Role> roles, boolean firstProjectOnly, boolean open) {

        boolean covers(String method, PathContainer requested) {
            return (methods.isEmpty() || methods.contains(method)) && path.matches(requested);
        }

        boolean allows(Caller caller) {
            return roles.contains(caller.role())
                    && (!firstProjectOnly || caller.projectId() == FirstStart.DEFAULT_PROJECT);
        }

        Entry inFirstProjectOnly() {
            return new Entry(methods, path, roles, true, open);
        }

        Entry toEverybody() {
            return new Entry(methods, path, roles, firstProjectOnly, true);
        }
    }

    private static Entry entry(Set<String> methods, String path, Role... roles) {
        EnumSet<Role> allowed = EnumSet.noneOf(Role.class);
        Collections.addAll(allowed, roles);
        return new Entry(
                methods,
                PathPatternParser.defaultInstance.parse(path),
                Collections.unmodifiableSet(allowed),
                false,
                false);
    }

    /**
     * The roles that may call an operation.
     *
     * @param method such as {@code GET}
     * @param pathTemplate the whole path with its variables in braces, whatever they are called, such as {@code /api/v1.0/campaigns/{id}}
     * @return in the order of {@link Role}; empty if nobody may
     */
    public Set<Role> rolesFor(String method, String pathTemplate) {
        Entry entry = covering(method, PathContainer.parsePath(pathTemplate));
        return entry == null ? Set.of() : entry.roles();
    }

    /** Whether an operation is only for credentials of the project that the first start made, besides the {@link #rolesFor roles}. */
    public boolean firstProjectOnly(String method, String pathTemplate) {
        Entry entry = covering(method, PathContainer.parsePath(pathTemplate));
        return entry != null && entry.firstProjectOnly();
    }

    /** Whether an operation asks nobody for credentials. */
    public boolean open(String method, String pathTemplate) {
        return open(method, PathContainer.parsePath(pathTemplate));
    }

    /** Whether a request needs no credentials. */
    public boolean open(String method, PathContainer path) {
        Entry entry = covering(method, path);
        return entry != null && entry.open();
    }

    /** Whether a caller may call an operation, as {@link #rolesFor} and {@link #firstProjectOnly} say. */
    public boolean allows(Caller caller, String method, String pathTemplate) {
        return allows(caller, method, PathContainer.parsePath(pathTemplate));
    }

    boolean allows(Caller caller, String method, PathContainer path) {
        Entry entry = covering(method, path);
        return entry != null && entry.allows(caller);
    }

    private @Nullable Entry covering(String method, PathContainer path) {
        for (Entry entry : entries) {
            if (entry.covers(method, path)) {
                return entry;
            }
        }
        return null;
    }
}
