package io.vouchsafe.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.Currency;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessDirectoryTest {

    private static AccessFixture access;
    private static AccessDirectory directory;

    @BeforeAll
    static void open() {
        access = new AccessFixture();
        directory = access.directory();
    }

    @AfterAll
    static void close() {
        access.close();
    }

    private static List<String> problems(ThrowingCallable call) {
        return catchThrowableOfType(ApiFailure.Invalid.class, call).refusals().stream()
                .map(refusal -> refusal.attribute() + " " + refusal.code().wire())
                .toList();
    }

    @Test
    void namesEverythingThatIsWrongWithAUser() {
        assertThat(problems(() -> directory.addUser(
                        new NewUser(1, " ", "nobody", "t".repeat(101), Role.ADMIN, AccessScope.PROJECT, "1234567"))))
                .containsExactly("name required", "email invalid", "team too_long", "password too_short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "a b@c", "a@b@c", "a:b@c", "a@b\u0000", "a@b\n", "\u0007a@b"})
    void refusesWhatIsNoEmailAddress(String email) {
        assertThat(problems(() -> access.addUser(directory, email, "long enough")))
                .containsExactly("email invalid");
    }

    @Test
    void refusesAnEmailAddressThatDiffersOnlyInCase() {
        access.addUser(directory, "Twice@example.test", "long enough");

        assertThat(problems(() -> access.addUser(directory, "tWICE@example.test", "long enough")))
                .containsExactly("email must_be_unique");
    }

    @Test
    void refusesAPasswordThatBcryptWouldCut() {
        assertThat(problems(() -> access.addUser(directory, "cut@example.test", "é".repeat(37))))
                .containsExactly("password too_long");
    }

    @Test
    void refusesASecondProjectOfTheSameName() {
        assertThat(problems(() -> directory.addProject(new NewProject("default", Currency.USD, ZoneOffset.UTC))))
                .containsExactly("name must_be_unique");
    }

    @Test
    void knowsNoUsersAndKeysOfProjectsThatDoNotExist() {
        assertThatThrownBy(() -> directory.addApiKey(new NewApiKey(99, null, "key", Role.ADMIN)))
                .isInstanceOf(ApiFailure.NotFound.class)
                .hasMessage("Project not found");
        assertThatThrownBy(() -> directory.addUser(
                        new NewUser(99, "A", "a99@example.test", null, Role.ADMIN, AccessScope.PROJECT, "long enough")))
                .isInstanceOf(ApiFailure.NotFound.class)
                .hasMessage("Project not found");
    }

    @Test
    void givesNoKeyToAUserOfAnotherProject() {
        long other = directory.addProject(new NewProject("other", Currency.AUD, ZoneOffset.UTC));

        assertThat(problems(() -> directory.addApiKey(new NewApiKey(other, 1L, "key", Role.ADMIN))))
                .containsExactly("user_id invalid");
    }

    @Test
    void revokesAKeyForGoodAndKnowsNoOthers() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "key", Role.POINT_OF_SALE));

        directory.revokeApiKey(1, key.id());
        directory.revokeApiKey(1, key.id());

        assertThat(access.rows().keyHolder(ApiKeySecret.hash(key.secret()))).isNull();
        assertThatThrownBy(() -> directory.revokeApiKey(1, 999_999)).isInstanceOf(ApiFailure.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN", "POINT_OF_SALE", "POINT_OF_DISTRIBUTION"})
    void keepsEveryRole(Role role) {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "key", role));

        assertThat(access.rows().keyHolder(ApiKeySecret.hash(key.secret())))
                .isNotNull()
                .extracting("role")
                .isEqualTo(role);
    }

    @Test
    void showsNoSecretInALog() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "key", Role.ADMIN));

        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(new NewUser(1, "A", "a@b", null, Role.ADMIN, AccessScope.PROJECT, "hush hush").toString())
                .doesNotContain("hush");
        assertThat(new AdminProperties("a@b", "hush hush").toString()).doesNotContain("hush");
    }
}
