package io.vouchsafe.gateway.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may call: the rows of schema {@code access}, which the first start fills. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectsConfiguration.class)
@EnableConfigurationProperties({AccessProperties.class, AdminProperties.class, SessionProperties.class})
public class AccessConfiguration {

    /** A stored hash begins with the name of its algorithm, so that a better one can replace it for new passwords. */
    @Bean
    PasswordEncoder passwords(AccessProperties properties) {
        return encoder(properties.bcryptStrength());
    }

    static PasswordEncoder encoder(int bcryptStrength) {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(bcryptStrength)));
    }

    @Bean
    AccessDirectory accessDirectory(
            AccessSchema schema, PasswordEncoder passwords, Clock clock, CredentialsChanged changed) {
        return new AccessDirectory(schema, passwords, new SecureRandom(), clock, changed);
    }

    @Bean
    AccessRows accessRows(AccessSchema schema) {
        return new AccessRows(schema);
    }

    @Bean
    CredentialRows credentialRows(AccessSchema schema, Clock clock) {
        return new CredentialRows(schema, clock);
    }

    @Bean
    SessionRows sessionRows(AccessSchema schema, SessionProperties properties, Clock clock) {
        return new SessionRows(schema, properties, clock);
    }

    @Bean
    FirstStart firstStart(AccessSchema schema, AccessDirectory directory, AdminProperties admin) {
        return FirstStart.prepare(schema, directory, admin, new SecureRandom());
    }
}
