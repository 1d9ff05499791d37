package io.vouchsafe.standalone;

import io.vouchsafe.command.CommandSideConfiguration;
import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.gateway.GatewayConfiguration;
import io.vouchsafe.process.VouchsafeApplication;
import io.vouchsafe.query.QuerySideConfiguration;
import io.vouchsafe.store.StoreConfiguration;
import org.springframework.context.annotation.Import;

/** All modules in one application. */
@VouchsafeApplication
@Import({
    StoreConfiguration.class,
    ContractConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    GatewayConfiguration.class
})
public class Application {}
