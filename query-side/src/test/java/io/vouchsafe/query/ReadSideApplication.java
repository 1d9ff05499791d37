package io.vouchsafe.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.CredentialNames;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.store.StoreConfiguration;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The read side behind a real server, with an edge that takes the project from a header. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import({StoreConfiguration.class, ContractConfiguration.class, QuerySideConfiguration.class})
class ReadSideApplication {

    static final String PROJECT = "X-Project";

    /** The one project that does not reckon in US dollars. */
    static final long IN_POUNDS = 44;

    /** Reckons by clocks that are changed in spring and autumn. */
    static final long IN_BERLIN = 45;

    /** Reckons by clocks that are changed by half an hour. */
    static final long ON_LORD_HOWE = 46;

    /** Reckons by clocks that are half an hour from those of most others. */
    static final long IN_KOLKATA = 47;

    private static final Map<Long, ZoneId> ZONES = Map.of(
            IN_BERLIN,
            ZoneId.of("Europe/Berlin"),
            ON_LORD_HOWE,
            ZoneId.of("Australia/Lord_Howe"),
            IN_KOLKATA,
            ZoneId.of("Asia/Kolkata"));

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ProjectSettings projects() {
        return new ProjectSettings() {
            @Override
            public Currency currency(long projectId) {
                return projectId == IN_POUNDS ? Currency.GBP : Currency.USD;
            }

            @Override
            public ZoneId zone(long projectId) {
                return ZONES.getOrDefault(projectId, ZoneOffset.UTC);
            }
        };
    }

    /** Knows one key, which belongs to a user. */
    @Bean
    CredentialNames credentialNames() {
        return new CredentialNames() {
            @Override
            public Map<String, Holder> holders(long projectId, Set<String> credentials) {
                return credentials.contains("key:1") ? Map.of("key:1", new Holder("till", 5L, "Till 4")) : Map.of();
            }

            @Override
            public Set<String> ofUser(long projectId, long userId) {
                return userId == 5 ? Set.of("user:5", "key:1") : Set.of();
            }
        };
    }

    @Bean
    Filter edge() {
        return (request, response, chain) -> {
            long project = Long.parseLong(((HttpServletRequest) request).getHeader(PROJECT));
            request.setAttribute(Caller.ATTRIBUTE, new Caller(project, "key:1", Role.ADMIN));
            chain.doFilter(request, response);
        };
    }
}
