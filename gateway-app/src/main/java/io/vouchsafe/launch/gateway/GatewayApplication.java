package io.vouchsafe.launch.gateway;

import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.gateway.GatewayConfiguration;
import io.vouchsafe.launch.gateway.routing.RoutingConfiguration;
import io.vouchsafe.process.VouchsafeApplication;
import io.vouchsafe.process.cluster.ClusterConfiguration;
import io.vouchsafe.store.DatabaseConfiguration;
import org.springframework.context.annotation.Import;

/** The whole edge, and the way from it to the sides. */
@VouchsafeApplication
@Import({
    DatabaseConfiguration.class,
    ContractConfiguration.class,
    GatewayConfiguration.class,
    ClusterConfiguration.class,
    RoutingConfiguration.class
})
public class GatewayApplication {}
