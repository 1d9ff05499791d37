package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.gateway.access.AccessProperties;
import io.vouchsafe.gateway.access.CredentialRows;
import io.vouchsafe.gateway.access.CredentialsChanged;
import io.vouchsafe.gateway.access.SessionProperties;
import io.vouchsafe.gateway.access.SessionRows;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Assembles the check of credentials and sessions. */
@Configuration(proxyBeanMethods = false)
public class AuthenticationConfiguration {

    @Bean
    Fingerprint.Maker fingerprints() {
        return new Fingerprint.Maker(new SecureRandom());
    }

    @Bean
    AuthenticationMeters authenticationMeters(MeterRegistry meters) {
        return new AuthenticationMeters(meters);
    }

    @Bean
    Lookups credentialLookups() {
        return new Lookups();
    }

    @Bean
    Authenticator authenticator(
            CredentialRows rows,
            PasswordEncoder passwords,
            AccessProperties properties,
            Fingerprint.Maker fingerprints,
            Lookups lookups) {
        Ticker ticker = Ticker.systemTicker();
        return new Authenticator(
                rows,
                new PasswordCheck(passwords, new FailedSignIns(fingerprints, ticker), properties.proof(), ticker),
                fingerprints,
                lookups,
                properties.recheck(),
                ticker);
    }

    @Bean
    Sessions sessions(
            SessionRows rows,
            SessionProperties properties,
            AccessProperties access,
            Fingerprint.Maker fingerprints,
            Lookups lookups,
            Clock clock) {
        return new Sessions(
                rows,
                properties,
                fingerprints,
                lookups,
                new Sessions.Times(clock, access.recheck(), Ticker.systemTicker()));
    }

    /** Tells both, as one. */
    @Bean
    @Primary
    CredentialsChanged credentialsChanged(Authenticator authenticator, Sessions sessions) {
        return projectId -> {
            authenticator.inProject(projectId);
            sessions.inProject(projectId);
        };
    }
}
