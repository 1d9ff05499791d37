package io.vouchsafe.gateway.edge;

import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/** Puts chains of filters behind the guard of paths, whose refusals are answered in the API's form. */
public final class GuardedChains {

    private GuardedChains() {}

    /**
     * The filter that has a request pass the first chain that is for it.
     *
     * @param order its place among the filters
     */
    public static FilterRegistrationBean<FilterChainProxy> registration(
            List<SecurityFilterChain> all, HttpFirewall pathGuard, ErrorAnswers answers, int order) {
        FilterChainProxy chains = new FilterChainProxy(all);
        chains.setFirewall(pathGuard);
        chains.setRequestRejectedHandler(
                (request, response, rejected) -> answers.write(request, response, HttpServletResponse.SC_BAD_REQUEST));
        FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(chains);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(order);
        return registration;
    }
}
