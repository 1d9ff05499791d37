package io.vouchsafe.gateway.limit;

import java.util.List;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stands before the gateway.
 *
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed;
 *     none by default, so that nobody can choose the address to be counted under
 */
@ConfigurationProperties("vouchsafe")
public record ProxyProperties(@DefaultValue List<String> trustedProxies) {

    public ProxyProperties {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(ProxyProperties::check);
    }

    private static void check(String proxy) {
        try {
            new NetMask(proxy);
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    "vouchsafe.trusted-proxies: '%s' is neither an address nor a network".formatted(proxy), neither);
        }
    }
}
