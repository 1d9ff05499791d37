package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LimitPropertiesTest {

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", new HashMap<>(variables)));
        return Binder.get(environment).bindOrCreate(prefix, type);
    }

    private static LimitProperties limits(Map<String, String> variables) {
        return bound("vouchsafe.limits", LimitProperties.class, variables);
    }

    @Test
    void hasDefaults() {
        assertThat(limits(Map.of())).isEqualTo(new LimitProperties(5_000, 10_000, 10_000, 20_000, 300, 600, 1_000));
        assertThat(bound("vouchsafe", ProxyProperties.class, Map.of()).trustedProxies())
                .isEmpty();
    }

    @Test
    void isSetByTheEnvironment() {
        assertThat(limits(Map.of(
                        "VOUCHSAFE_LIMITS_CREDENTIAL_PER_SECOND", "1",
                        "VOUCHSAFE_LIMITS_CREDENTIAL_BURST", "2",
                        "VOUCHSAFE_LIMITS_ADDRESS_PER_SECOND", "3",
                        "VOUCHSAFE_LIMITS_ADDRESS_BURST", "4",
                        "VOUCHSAFE_LIMITS_LOOKUPS_PER_MINUTE", "5",
                        "VOUCHSAFE_LIMITS_LOOKUPS_BURST", "6",
                        "VOUCHSAFE_LIMITS_AT_ONCE", "7")))
                .isEqualTo(new LimitProperties(1, 2, 3, 4, 5, 6, 7));
        assertThat(bound(
                                "vouchsafe",
                                ProxyProperties.class,
                                Map.of("VOUCHSAFE_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::/32,192.0.2.1"))
                        .trustedProxies())
                .containsExactly("10.0.0.0/8", "2001:db8::/32", "192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "CREDENTIAL_PER_SECOND, -1",
        "CREDENTIAL_PER_SECOND, 1000001",
        "CREDENTIAL_BURST, 0",
        "ADDRESS_PER_SECOND, -1",
        "ADDRESS_BURST, 10000001",
        "LOOKUPS_PER_MINUTE, 1000001",
        "LOOKUPS_BURST, 0",
        "AT_ONCE, -1"
    })
    void refusesWhatIsOutOfRange(String name, String value) {
        assertThatThrownBy(() -> limits(Map.of("VOUCHSAFE_LIMITS_" + name, value)))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAProxyThatIsNoAddress() {
        assertThatThrownBy(() ->
                        bound("vouchsafe", ProxyProperties.class, Map.of("VOUCHSAFE_TRUSTED_PROXIES", "10.0.0.0/33")))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("'10.0.0.0/33' is neither an address nor a network");
    }
}
