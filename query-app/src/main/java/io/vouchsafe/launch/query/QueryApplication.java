package io.vouchsafe.launch.query;

import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.gateway.side.SideConfiguration;
import io.vouchsafe.process.VouchsafeApplication;
import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Members;
import io.vouchsafe.process.cluster.Part;
import io.vouchsafe.query.QuerySideConfiguration;
import io.vouchsafe.query.projection.Peers;
import io.vouchsafe.query.projection.ProjectionSharing;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.store.StoreConfiguration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The modules of the query side, and an edge that answers gateways. */
@VouchsafeApplication
@Import({StoreConfiguration.class, ContractConfiguration.class, QuerySideConfiguration.class, SideConfiguration.class})
public class QueryApplication {

    @Bean
    ProjectionSharing projectionSharing(Projections projections, Members members) {
        return new ProjectionSharing(projections, new Peers() {
            @Override
            public List<String> names() {
                return members.of(Part.QUERY).stream().map(Member::id).toList();
            }

            @Override
            public String self() {
                return members.self().id();
            }
        });
    }
}
