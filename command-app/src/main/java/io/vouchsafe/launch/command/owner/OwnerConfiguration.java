package io.vouchsafe.launch.command.owner;

import io.vouchsafe.command.dispatch.BusInFront;
import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Members;
import io.vouchsafe.process.cluster.Part;
import jakarta.servlet.DispatcherType;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts Axon's distributed bus in front of the lanes, unless {@code vouchsafe.command.routing} is {@code false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "vouchsafe.command.routing", matchIfMissing = true)
public class OwnerConfiguration {

    /** Just before the controllers, behind all that lets a request in. */
    private static final int BEFORE_CONTROLLERS = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    BusInFront owners(Members members) {
        OwnerRouter router = new OwnerRouter(
                members.self().id(),
                () -> members.of(Part.COMMAND).stream().map(Member::id).toList());
        return local -> DistributedCommandBus.builder()
                .commandRouter(router)
                .connector(new ReferringConnector(local))
                .build();
    }

    @Bean
    FilterRegistrationBean<ReferralFilter> referrals() {
        FilterRegistrationBean<ReferralFilter> registration = new FilterRegistrationBean<>(new ReferralFilter());
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(BEFORE_CONTROLLERS);
        return registration;
    }
}
