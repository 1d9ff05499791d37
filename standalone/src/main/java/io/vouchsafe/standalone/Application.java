package io.vouchsafe.standalone;

import io.vouchsafe.command.CommandSideConfiguration;
import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.gateway.GatewayConfiguration;
import io.vouchsafe.process.WebServerFolders;
import io.vouchsafe.query.QuerySideConfiguration;
import io.vouchsafe.store.StoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * All modules in one application. Each brings its beans by name; of Spring Boot's own configurations only those for the web server, health
 * and metrics are wanted, and those that would guess a database of their own are left out.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class
        })
@Import({
    StoreConfiguration.class,
    ContractConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    GatewayConfiguration.class,
    WebServerFolders.class
})
public class Application {}
