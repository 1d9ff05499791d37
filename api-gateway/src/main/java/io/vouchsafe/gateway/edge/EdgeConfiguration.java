package io.vouchsafe.gateway.edge;

import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the edge before everything else. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {

    @Bean
    FilterRegistrationBean<RequestEdge> requestEdge(
            ErrorAnswers answers, @Value("${vouchsafe.max-body-bytes:1048576}") long maxBodyBytes) {
        FilterRegistrationBean<RequestEdge> registration = new FilterRegistrationBean<>(
                new RequestEdge(new RequestIds(new SecureRandom()), answers, maxBodyBytes));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    HttpFirewall pathGuard() {
        return new PathGuard();
    }

    /**
     * Keeps the server's hands off bodies: a controller reads JSON under any content type, also under the one of forms that simple clients
     * send, and a client that asks whether to send its body hears yes only when somebody reads it.
     */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> untouchedBodies() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setParseBodyMethods("");
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
            }
        });
    }

    /** There is one representation of everything, so what a client says to accept cannot fail. */
    @Bean
    WebMvcConfigurer jsonOnly() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
            }
        };
    }
}
