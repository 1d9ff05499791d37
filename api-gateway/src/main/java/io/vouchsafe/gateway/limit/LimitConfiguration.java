package io.vouchsafe.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Puts the limits around authentication: what costs little, by address and for the whole process, before it; what needs to know who calls, after it.
 * A limit that is switched off has no filter. Time is the system's, unless there is a {@link TimeMeter}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LimitProperties.class, ProxyProperties.class})
public class LimitConfiguration {

    /** The place of authentication among the filters. */
    public static final int AUTHENTICATION_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final int ADDRESS_ORDER = AUTHENTICATION_ORDER - 2;
    private static final int LOAD_ORDER = AUTHENTICATION_ORDER - 1;
    private static final int CREDENTIAL_ORDER = AUTHENTICATION_ORDER + 1;
    private static final int LOOKUPS_ORDER = AUTHENTICATION_ORDER + 2;

    private static final String ADDRESS = "address";
    private static final String LOAD = "load";
    private static final String CREDENTIAL = "credential";
    private static final String LOOKUPS = "lookups";

    /**
     * What every limit needs.
     *
     * @param time what buckets are filled by
     */
    record Workings(ErrorAnswers answers, MeterRegistry meters, TimeMeter time) {

        Refusals refusals(String limit) {
            return new Refusals(limit, answers, meters);
        }
    }

    @Bean
    Workings limitWorkings(ErrorAnswers answers, MeterRegistry meters, ObjectProvider<TimeMeter> time) {
        return new Workings(answers, meters, time.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME));
    }

    /** Makes the address of a request that of the client, where proxies that are trusted say it. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> trustedProxies(ProxyProperties properties) {
        return factory -> {
            if (!properties.trustedProxies().isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(String.join(",", properties.trustedProxies()));
                valve.setPortHeader("X-Forwarded-Port");
                factory.addEngineValves(valve);
            }
        };
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimit(LimitProperties properties, Workings workings) {
        RateLimit limit = new RateLimit(
                ADDRESS,
                "requests from this address",
                properties.addressBurst(),
                Math.max(properties.addressPerSecond(), 1),
                Duration.ofSeconds(1));
        return registration(
                new AddressLimitFilter(new Buckets<>(limit, workings.time()), workings.refusals(ADDRESS)),
                ADDRESS_ORDER,
                properties.addressPerSecond() > 0);
    }

    @Bean
    FilterRegistrationBean<LoadSheddingFilter> loadShedding(LimitProperties properties, Workings workings) {
        return registration(
                new LoadSheddingFilter(properties.atOnce(), workings.refusals(LOAD)),
                LOAD_ORDER,
                properties.atOnce() > 0);
    }

    @Bean
    FilterRegistrationBean<CredentialLimitFilter> credentialLimit(LimitProperties properties, Workings workings) {
        RateLimit limit = new RateLimit(
                CREDENTIAL,
                "requests with these credentials",
                properties.credentialBurst(),
                Math.max(properties.credentialPerSecond(), 1),
                Duration.ofSeconds(1));
        return registration(
                new CredentialLimitFilter(new Buckets<>(limit, workings.time()), workings.refusals(CREDENTIAL)),
                CREDENTIAL_ORDER,
                properties.credentialPerSecond() > 0);
    }

    @Bean
    FilterRegistrationBean<LookupLimitFilter> lookupLimit(LimitProperties properties, Workings workings) {
        RateLimit limit = new RateLimit(
                LOOKUPS,
                "voucher codes that do not exist",
                properties.lookupsBurst(),
                Math.max(properties.lookupsPerMinute(), 1),
                Duration.ofMinutes(1));
        return registration(
                new LookupLimitFilter(
                        new Buckets<>(limit, workings.time()),
                        new Buckets<>(limit, workings.time()),
                        workings.refusals(LOOKUPS)),
                LOOKUPS_ORDER,
                properties.lookupsPerMinute() > 0);
    }

    private static <T extends Filter> FilterRegistrationBean<T> registration(T filter, int order, boolean enabled) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(order);
        registration.setEnabled(enabled);
        return registration;
    }
}
