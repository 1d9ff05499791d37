package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.gateway.access.AccessProperties;
import io.vouchsafe.gateway.access.CredentialRows;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Assembles the check of credentials. */
@Configuration(proxyBeanMethods = false)
public class AuthenticationConfiguration {

    @Bean
    Authenticator authenticator(CredentialRows rows, PasswordEncoder passwords, AccessProperties properties) {
        Ticker ticker = Ticker.systemTicker();
        return new Authenticator(
                rows,
                new PasswordCheck(passwords, properties.proof(), ticker),
                new Fingerprint.Maker(new SecureRandom()),
                properties.recheck(),
                ticker);
    }
}
