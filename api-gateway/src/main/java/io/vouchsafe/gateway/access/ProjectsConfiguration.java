package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.CredentialNames;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens schema {@code access} on the primary data source: what both sides need to know of projects and of whose credentials are. */
@Configuration(proxyBeanMethods = false)
public class ProjectsConfiguration {

    @Bean
    AccessSchema accessSchema(DataSource dataSource, PlatformTransactionManager transactions) {
        return AccessSchema.open(dataSource, transactions);
    }

    @Bean
    Projects projects(AccessSchema schema) {
        return new Projects(schema);
    }

    @Bean
    CredentialNames credentialNames(AccessSchema schema) {
        return new CredentialHolders(schema);
    }
}
