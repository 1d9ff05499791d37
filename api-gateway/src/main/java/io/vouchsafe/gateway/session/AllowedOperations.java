package io.vouchsafe.gateway.session;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.gateway.description.DescribedOperations;
import java.util.List;

/** Which operations a caller may call: those of the description that the table of roles lets it. */
final class AllowedOperations {

    private final DescribedOperations described = new DescribedOperations();
    private final RoleTable table;

    AllowedOperations(RoleTable table) {
        this.table = table;
    }

    /** Their ids, in alphabetical order. */
    List<String> of(Caller caller) {
        return described.all().stream()
                .filter(operation -> table.allows(caller, operation.method(), operation.template()))
                .map(DescribedOperations.Operation::id)
                .sorted()
                .toList();
    }
}
