package io.vouchsafe.launch.command;

import io.vouchsafe.command.CommandSideConfiguration;
import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.gateway.side.SideConfiguration;
import io.vouchsafe.launch.command.owner.OwnerConfiguration;
import io.vouchsafe.process.VouchsafeApplication;
import io.vouchsafe.process.cluster.Members;
import io.vouchsafe.store.StoreConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The modules of the command side, and an edge that answers gateways. */
@VouchsafeApplication
@Import({
    StoreConfiguration.class,
    ContractConfiguration.class,
    CommandSideConfiguration.class,
    SideConfiguration.class,
    OwnerConfiguration.class
})
public class CommandApplication {

    @Bean
    UnconfirmedRedemptions unconfirmedRedemptions(Members members, JsonMapper apiJson) {
        return new QuerySideVouchers(members, apiJson);
    }
}
