package io.vouchsafe.command.idempotency;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.json.ApiJson;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Idempotency keys: the table and its days, and the filter where there is a web server. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

    @Bean
    ReceiptTable idempotencyReceipts(DataSource commandDataSource, PlatformTransactionManager commandTransactions) {
        return new ReceiptTable(commandDataSource, commandTransactions, ApiJson.mapper());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("commandMemory")
    Partitions idempotencyPartitions(
            DataSource commandDataSource, PlatformTransactionManager commandTransactions, Clock clock) {
        return new Partitions(commandDataSource, commandTransactions, clock);
    }

    @Bean
    KeyedRequests keyedRequests(ReceiptTable receipts, Partitions partitions, MeterRegistry meters) {
        return new KeyedRequests(receipts, partitions, meters);
    }

    /**
     * Behind the edge's checks of credentials and roles, in front of everything that answers. Administration takes no keys, because some of its
     * answers hold secrets, which are shown once and never kept.
     */
    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<IdempotencyFilter> idempotencyKeys(
            KeyedRequests requests,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures,
            Clock clock,
            @Value("${vouchsafe.max-body-bytes:1048576}") int maxBodyBytes) {
        FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(
                new IdempotencyFilter(requests, failures, ApiJson.mapper(), clock, maxBodyBytes));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.addUrlPatterns("/api/v1.0/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
