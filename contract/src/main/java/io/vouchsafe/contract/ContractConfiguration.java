package io.vouchsafe.contract;

import io.vouchsafe.contract.caller.CallerArgument;
import io.vouchsafe.contract.error.ApiFailureAdvice;
import io.vouchsafe.contract.input.JsonBodyArgument;
import io.vouchsafe.contract.json.ApiJson;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Makes every controller speak the contract: its JSON, its error bodies, its caller. */
@Configuration(proxyBeanMethods = false)
@Import(ApiFailureAdvice.class)
public class ContractConfiguration {

    @Bean
    JsonMapper apiJson() {
        return ApiJson.mapper();
    }

    @Bean
    WebMvcConfigurer contractArguments(
            JsonMapper apiJson, @Value("${vouchsafe.max-body-bytes:1048576}") int maxBodyBytes) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
                resolvers.add(new JsonBodyArgument(apiJson, maxBodyBytes));
            }
        };
    }
}
