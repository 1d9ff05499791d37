package io.vouchsafe.gateway.side;

import io.vouchsafe.gateway.access.ProjectsConfiguration;
import io.vouchsafe.gateway.authorization.RoleFilter;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.gateway.edge.ApiPath;
import io.vouchsafe.gateway.edge.EdgeConfiguration;
import io.vouchsafe.gateway.edge.GuardedChains;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.gateway.errors.ErrorConfiguration;
import io.vouchsafe.process.cluster.ClusterConfiguration;
import io.vouchsafe.process.identity.IdentityKeys;
import io.vouchsafe.process.identity.IdentityVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * What stands before the controllers of a side in a process of its own, in place of the whole edge: the same request ids, the same guard of paths,
 * the same roles, and a gateway's word instead of credentials. Needs a primary data source, its transaction manager, a clock and the contract's
 * configuration.
 */
@Configuration(proxyBeanMethods = false)
@Import({ClusterConfiguration.class, EdgeConfiguration.class, ErrorConfiguration.class, ProjectsConfiguration.class})
@PropertySource({
    "classpath:io/vouchsafe/gateway/gateway.properties",
    "classpath:io/vouchsafe/gateway/side/side.properties"
})
public class SideConfiguration {

    @Bean
    FilterRegistrationBean<FilterChainProxy> security(
            IdentityKeys keys, Clock clock, ErrorAnswers answers, HttpFirewall pathGuard) {
        Filter identity = new IdentityFilter(new IdentityVerifier(keys, clock), answers, clock);
        return GuardedChains.registration(
                List.of(api(identity, new RoleFilter(new RoleTable(), answers)), elsewhere(answers)),
                pathGuard,
                answers,
                Ordered.HIGHEST_PRECEDENCE + 1);
    }

    private static SecurityFilterChain api(Filter identity, Filter roles) {
        return new DefaultSecurityFilterChain(ApiPath::concerns, identity, roles);
    }

    private static SecurityFilterChain elsewhere(ErrorAnswers answers) {
        Filter nothing = (request, response, chain) -> answers.write(
                (HttpServletRequest) request, (HttpServletResponse) response, HttpServletResponse.SC_NOT_FOUND);
        return new DefaultSecurityFilterChain(request -> true, nothing);
    }
}
