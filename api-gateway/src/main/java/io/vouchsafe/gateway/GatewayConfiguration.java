package io.vouchsafe.gateway;

import io.vouchsafe.gateway.access.AccessConfiguration;
import io.vouchsafe.gateway.administration.AdministrationConfiguration;
import io.vouchsafe.gateway.authentication.AuthenticationConfiguration;
import io.vouchsafe.gateway.authentication.AuthenticationFilter;
import io.vouchsafe.gateway.authentication.Authenticator;
import io.vouchsafe.gateway.authorization.RoleFilter;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.gateway.description.DescriptionPages;
import io.vouchsafe.gateway.edge.EdgeConfiguration;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.gateway.errors.ErrorConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The whole edge. Needs a primary data source, its transaction manager, a clock and the contract's configuration; an application that imports
 * it has every request checked before a controller sees it.
 *
 * <p>Spring Security is assembled by hand here: its guard of paths and its chain, with two filters of ours. The API has no sessions, forms,
 * cookies or anonymous users, so the dozen filters that its usual configuration brings would only cost time on every request.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AccessConfiguration.class,
    AdministrationConfiguration.class,
    AuthenticationConfiguration.class,
    ErrorConfiguration.class,
    EdgeConfiguration.class
})
@PropertySource("classpath:io/vouchsafe/gateway/gateway.properties")
public class GatewayConfiguration {

    private static final String API = "/api/";

    @Bean
    RoleTable roleTable() {
        return new RoleTable();
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> security(
            Authenticator authenticator, RoleTable roles, ErrorAnswers answers, HttpFirewall pathGuard) {
        FilterChainProxy chains = new FilterChainProxy(
                List.of(api(authenticator, roles, answers), description(answers), elsewhere(answers)));
        chains.setFirewall(pathGuard);
        chains.setRequestRejectedHandler(
                (request, response, rejected) -> answers.write(request, response, HttpServletResponse.SC_BAD_REQUEST));
        FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(chains);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    private static SecurityFilterChain api(Authenticator authenticator, RoleTable roles, ErrorAnswers answers) {
        RequestMatcher api = GatewayConfiguration::concernsApi;
        return new DefaultSecurityFilterChain(
                api, new AuthenticationFilter(authenticator, answers), new RoleFilter(roles, answers));
    }

    /** Looks at the path as it was sent: a path that spells the prefix in another way is not the API's, and is denied with the rest. */
    private static boolean concernsApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(API, request.getContextPath().length());
    }

    /** The description is for everybody: it shows nothing that the source code does not. */
    private static SecurityFilterChain description(ErrorAnswers answers) {
        return new DefaultSecurityFilterChain(DescriptionPages::concern, new DescriptionPages(answers));
    }

    /** Nothing else lives outside of the API, and nothing can come to live there by accident. Whoever gets lost is shown the way. */
    private static SecurityFilterChain elsewhere(ErrorAnswers answers) {
        Filter nothing = (request, servletResponse, chain) -> {
            HttpServletResponse response = (HttpServletResponse) servletResponse;
            response.setHeader(HttpHeaders.LINK, DescriptionPages.LINKS);
            answers.write((HttpServletRequest) request, response, HttpServletResponse.SC_NOT_FOUND);
        };
        return new DefaultSecurityFilterChain(request -> true, nothing);
    }
}
