package io.vouchsafe.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description has the operations that the controllers have, no fewer and no more, and the roles that the table has. */
@ExtendWith(OneApplication.class)
class DescribedRoutesTest {

    private final RunningApplication application;

    DescribedRoutesTest(RunningApplication application) {
        this.application = application;
    }

    private static String shape(String method, String template) {
        return method + " " + template.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void areTheRoutesOfTheControllers() {
        Set<String> described = Description.COMMITTED.operations().stream()
                .map(operation -> shape(operation.method(), operation.template()))
                .collect(Collectors.toSet());
        Set<String> routed = Route.all(application).stream()
                .map(route -> shape(route.method(), route.template()))
                .collect(Collectors.toSet());

        assertThat(described).containsExactlyInAnyOrderElementsOf(routed);
    }

    @Test
    void haveTheRolesOfTheTable() {
        RoleTable table = application.bean(RoleTable.class);

        assertThat(Description.COMMITTED.operations())
                .allSatisfy(operation -> assertThat(operation.node().get("x-roles").values().stream()
                                .map(role -> role.asString()))
                        .as(operation.id())
                        .containsExactlyElementsOf(table.rolesFor(operation.method(), operation.template()).stream()
                                .map(role -> role.wire())
                                .toList()));
    }
}
