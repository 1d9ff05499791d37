package io.vouchsafe.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

class RoleTableTest {

    private final RoleTable table = new RoleTable();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "GET", "DELETE"})
    @DisplayName("§1.2 point_of_sale: redemptions of a voucher, and so may an admin")
    void pointsOfSaleMayDoRedemptions(String method) {
        assertThat(table.rolesFor(method, "/api/v1.0/vouchers/{code}/redemptions"))
                .containsExactly(Role.ADMIN, Role.POINT_OF_SALE);
        assertThat(table.rolesFor(method, "/api/v1.0/vouchers/{id_or_code}/redemptions"))
                .containsExactly(Role.ADMIN, Role.POINT_OF_SALE);
    }

    @Test
    @DisplayName("§1.2 point_of_distribution: the voucher finder, and so may an admin")
    void pointsOfDistributionMayFindVouchers() {
        assertThat(table.rolesFor("GET", "/api/v1.0/vouchers/find"))
                .containsExactly(Role.ADMIN, Role.POINT_OF_DISTRIBUTION);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1.0/campaigns",
        "GET, /api/v1.0/campaigns/{id}/redemptions",
        "GET, /api/v1.0/vouchers/{key}",
        "POST, /api/v1.0/vouchers/find",
        "PUT, /api/v1.0/vouchers/{code}/redemptions",
        "GET, /api/v1.0/users",
        "GET, /api/vouchsafe/v1/users",
        "GET, /api/vouchsafe/v1/projects",
        "GET, /api/nowhere"
    })
    @DisplayName("§1.2 admin: everything, and nobody else")
    void allElseIsForAdmins(String method, String path) {
        assertThat(table.rolesFor(method, path)).containsExactly(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/metrics", "/actuator/health"})
    @DisplayName("§1.2: what the table does not list is denied, to admins too")
    void denies(String path) {
        assertThat(table.rolesFor("GET", path)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("§1.2: nobody may let HEAD find a voucher, because a GET gives one away")
    void nobodyMayGiveACodeAwayWithoutSayingWhich(Role role) {
        assertThat(table.allows(
                        new Caller(1, "key:1", role), "HEAD", PathContainer.parsePath("/api/v1.0/vouchers/find")))
                .isFalse();
    }

    @Test
    @DisplayName("§1.2: projects are made by admins of the first project only")
    void projectsAreMadeInTheFirstProject() {
        PathContainer projects = PathContainer.parsePath("/api/vouchsafe/v1/projects");

        assertThat(table.firstProjectOnly("POST", "/api/vouchsafe/v1/projects")).isTrue();
        assertThat(table.allows(new Caller(1, "key:1", Role.ADMIN), "POST", projects))
                .isTrue();
        assertThat(table.allows(new Caller(2, "key:2", Role.ADMIN), "POST", projects))
                .isFalse();
        assertThat(table.allows(new Caller(2, "key:2", Role.ADMIN), "GET", projects))
                .isTrue();
    }
}
