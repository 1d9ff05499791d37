package io.vouchsafe.gateway;

import io.vouchsafe.gateway.access.AccessConfiguration;
import io.vouchsafe.gateway.administration.AdministrationConfiguration;
import io.vouchsafe.gateway.authentication.AuthenticationConfiguration;
import io.vouchsafe.gateway.authentication.AuthenticationFilter;
import io.vouchsafe.gateway.authentication.AuthenticationMeters;
import io.vouchsafe.gateway.authentication.Authenticator;
import io.vouchsafe.gateway.authentication.OpenFilter;
import io.vouchsafe.gateway.authentication.Sessions;
import io.vouchsafe.gateway.authorization.RoleFilter;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.gateway.dashboard.DashboardPages;
import io.vouchsafe.gateway.description.DescriptionPages;
import io.vouchsafe.gateway.edge.ApiPath;
import io.vouchsafe.gateway.edge.EdgeConfiguration;
import io.vouchsafe.gateway.edge.GuardedChains;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.gateway.errors.ErrorConfiguration;
import io.vouchsafe.gateway.limit.LimitConfiguration;
import io.vouchsafe.gateway.session.SessionConfiguration;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The whole edge. Needs a primary data source, its transaction manager, a clock and the contract's configuration; an application that imports
 * it has every request checked before a controller sees it.
 *
 * <p>Spring Security is assembled by hand here: its guard of paths and its chains, with filters of ours. The API has no forms and no anonymous
 * users, and its sessions are rows that any process knows, so the dozen filters that its usual configuration brings would only cost time on every request.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AccessConfiguration.class,
    AdministrationConfiguration.class,
    AuthenticationConfiguration.class,
    ErrorConfiguration.class,
    EdgeConfiguration.class,
    LimitConfiguration.class,
    SessionConfiguration.class
})
@PropertySource("classpath:io/vouchsafe/gateway/gateway.properties")
public class GatewayConfiguration {

    @Bean
    RoleTable roleTable() {
        return new RoleTable();
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> security(
            Authenticator authenticator,
            Sessions sessions,
            AuthenticationMeters meters,
            RoleTable roles,
            ErrorAnswers answers,
            HttpFirewall pathGuard,
            @Value("${vouchsafe.dashboard.folder:META-INF/vouchsafe-dashboard/}") String dashboard) {
        AuthenticationFilter authentication = new AuthenticationFilter(authenticator, sessions, meters, answers);
        return GuardedChains.registration(
                List.of(
                        open(roles, answers),
                        api(authentication, roles, answers),
                        description(answers),
                        dashboard(dashboard, answers),
                        elsewhere(answers)),
                pathGuard,
                answers,
                LimitConfiguration.AUTHENTICATION_ORDER);
    }

    private static SecurityFilterChain api(AuthenticationFilter authentication, RoleTable roles, ErrorAnswers answers) {
        RequestMatcher api = ApiPath::concerns;
        return new DefaultSecurityFilterChain(api, authentication, new RoleFilter(roles, answers));
    }

    /** The operations that ask for no credentials. */
    private static SecurityFilterChain open(RoleTable roles, ErrorAnswers answers) {
        RequestMatcher open = request -> ApiPath.concerns(request)
                && roles.open(
                        request.getMethod(),
                        ServletRequestPathUtils.parse(request).pathWithinApplication());
        return new DefaultSecurityFilterChain(open, new OpenFilter(answers));
    }

    /** The description is for everybody: it shows nothing that the source code does not. */
    private static SecurityFilterChain description(ErrorAnswers answers) {
        return new DefaultSecurityFilterChain(DescriptionPages::concern, new DescriptionPages(answers));
    }

    /** The dashboard's files are for everybody: what they show is not in them. */
    private static SecurityFilterChain dashboard(String folder, ErrorAnswers answers) {
        DashboardPages pages = new DashboardPages(folder, answers);
        return new DefaultSecurityFilterChain(pages::concern, pages);
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
