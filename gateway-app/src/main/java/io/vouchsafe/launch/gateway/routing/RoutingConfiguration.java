package io.vouchsafe.launch.gateway.routing;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.gateway.description.DescribedOperations;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.process.cluster.Members;
import io.vouchsafe.process.identity.IdentityKeys;
import io.vouchsafe.process.identity.IdentitySigner;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The way from the gateway to the sides, by Spring Cloud Gateway's exchange. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
@PropertySource("classpath:io/vouchsafe/launch/gateway/routing.properties")
public class RoutingConfiguration {

    /** After the gateway's own controllers, and before what says that there is nothing. */
    private static final int AFTER_CONTROLLERS = 1;

    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(500);
    private static final int SIDES = 4;

    @Bean
    IdentitySigner identitySigner(IdentityKeys keys, Clock clock) {
        return new IdentitySigner(keys, clock);
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient quickClient(RoutingProperties properties) {
        return client(properties, properties.answerTimeout());
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient patientClient(RoutingProperties properties) {
        return client(properties, properties.bulkAnswerTimeout());
    }

    /** Takes nothing upon itself: whether a request may be sent again is decided where it is known what it does. */
    private static CloseableHttpClient client(RoutingProperties properties, Duration answer) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                                .setValidateAfterInactivity(LOOKED_AT_AFTER)
                                .build())
                        .setMaxConnPerRoute(properties.connections())
                        .setMaxConnTotal(SIDES * properties.connections())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                        .setResponseTimeout(Timeout.of(answer))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    @Bean
    @Primary
    ProxyExchange quickExchange(
            RestClient.Builder builder, CloseableHttpClient quickClient, GatewayMvcProperties properties) {
        return exchange(builder, quickClient, properties);
    }

    @Bean
    ProxyExchange patientExchange(
            RestClient.Builder builder, CloseableHttpClient patientClient, GatewayMvcProperties properties) {
        return exchange(builder, patientClient, properties);
    }

    private static ProxyExchange exchange(
            RestClient.Builder builder, CloseableHttpClient client, GatewayMvcProperties properties) {
        return new RestClientProxyExchange(
                builder.clone()
                        .requestFactory(new HttpComponentsClientHttpRequestFactory(client))
                        .build(),
                properties);
    }

    @Bean
    SideHeaders sideHeaders(
            ObjectProvider<RequestHttpHeadersFilter> requestFilters,
            ObjectProvider<ResponseHttpHeadersFilter> responseFilters,
            IdentitySigner identitySigner) {
        return new SideHeaders(
                requestFilters.orderedStream().toList(),
                responseFilters.orderedStream().toList(),
                identitySigner);
    }

    @Bean
    SimpleUrlHandlerMapping sideRoutes(
            ProxyExchange quickExchange,
            ProxyExchange patientExchange,
            SideHeaders headers,
            Members members,
            ErrorAnswers answers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures,
            @Value("${vouchsafe.max-body-bytes:1048576}") int maxBodyBytes) {
        Relay relay = new Relay(
                quickExchange, patientExchange, headers, new Destinations(members::of, Ticker.systemTicker()));
        SideRouter router =
                new SideRouter(new Sides(new DescribedOperations()), relay, answers, failures, maxBodyBytes);
        return new SimpleUrlHandlerMapping(Map.of("/api/**", router), AFTER_CONTROLLERS);
    }
}
