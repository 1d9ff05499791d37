package io.vouchsafe.gateway.errors;

import java.util.Map;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Makes everything that is not a controller answer with the contract's error body. */
@Configuration(proxyBeanMethods = false)
@Import(ErrorPage.class)
public class ErrorConfiguration {

    /** After the controllers, which know 405, and what passes requests on; before pages and static files, which would take the rest. */
    private static final int AFTER_CONTROLLERS = 2;

    @Bean
    ErrorAnswers errorAnswers(JsonMapper apiJson) {
        return new ErrorAnswers(apiJson);
    }

    /** What no controller of the API is mapped to does not exist, whatever the method. */
    @Bean
    SimpleUrlHandlerMapping unknownRoutes(ErrorAnswers answers) {
        HttpRequestHandler unknown = (request, response) -> answers.write(request, response, 404);
        return new SimpleUrlHandlerMapping(Map.of("/api/**", unknown), AFTER_CONTROLLERS);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverErrors(ErrorAnswers answers) {
        return factory -> factory.addContextCustomizers(context -> {
            Container host = context.getParent();
            if (host instanceof StandardHost standard) {
                standard.setErrorReportValveClass(ServerErrorValve.class.getName());
                standard.getPipeline().addValve(new ServerErrorValve(answers));
            }
        });
    }
}
