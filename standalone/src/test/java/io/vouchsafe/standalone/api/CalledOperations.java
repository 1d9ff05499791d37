package io.vouchsafe.standalone.api;

import io.vouchsafe.standalone.api.Description.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells by the description which operations requests were for. */
public final class CalledOperations {

    private CalledOperations() {}

    /** The ids of all operations that there are. */
    public static Set<String> all() {
        Set<String> ids = new TreeSet<>();
        Description.COMMITTED.operations().forEach(operation -> ids.add(operation.id()));
        return ids;
    }

    /**
     * The ids of those that were called with success.
     *
     * @param requests status, method and path of each, with a blank in between
     */
    public static Set<String> of(Collection<String> requests) {
        Set<String> ids = new TreeSet<>();
        for (String request : requests) {
            List<String> parts = List.of(request.split(" ", 3));
            Operation operation = Description.COMMITTED.operation(parts.get(1), parts.get(2));
            if (operation != null && parts.getFirst().startsWith("2")) {
                ids.add(operation.id());
            }
        }
        return ids;
    }
}
