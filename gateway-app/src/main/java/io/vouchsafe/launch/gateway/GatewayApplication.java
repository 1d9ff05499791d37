package io.vouchsafe.launch.gateway;

import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.gateway.GatewayConfiguration;
import io.vouchsafe.launch.gateway.routing.RoutingConfiguration;
import io.vouchsafe.process.WebServerFolders;
import io.vouchsafe.process.cluster.ClusterConfiguration;
import io.vouchsafe.store.DatabaseConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole edge, and the way from it to the sides. */
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
    DatabaseConfiguration.class,
    ContractConfiguration.class,
    GatewayConfiguration.class,
    ClusterConfiguration.class,
    RoutingConfiguration.class,
    WebServerFolders.class
})
public class GatewayApplication {}
