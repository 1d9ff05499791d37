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
        Fingerprint.Maker fingerprints = new Fingerprint.Maker(new SecureRandom());
        return new Authenticator(
                rows,
                new PasswordCheck(passwords, new FailedSignIns(fingerprints, ticker), properties.proof(), ticker),
                fingerprints,
                properties.recheck(),
                ticker);
    }
}
