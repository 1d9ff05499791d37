package io.vouchsafe.gateway;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.contract.ContractConfiguration;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.gateway.edge.RequestEdge;
import io.vouchsafe.store.database.DatabaseProperties;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least application that the edge can stand before: a few routes that say who called and what they saw. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(DatabaseProperties.class)
@Import({GatewayConfiguration.class, ContractConfiguration.class, TestApplication.Routes.class})
public class TestApplication {

    static final Instant NOW = Instant.parse("2024-03-09T10:15:30.123Z");

    @Bean
    HikariDataSource dataSource(DatabaseProperties database) {
        return database.writers(4);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Stands for a bug in a filter, and for a component that ends a request with a bare status. */
    @Bean
    FilterRegistrationBean<Filter> failing() {
        return new FilterRegistrationBean<>((request, response, chain) -> {
            String fail = request.getParameter("fail");
            if ("bug".equals(fail)) {
                throw new IllegalStateException("the secret of the bug");
            }
            if (fail != null) {
                ((HttpServletResponse) response).sendError(Integer.parseInt(fail), "the secret of the error");
            } else {
                chain.doFilter(request, response);
            }
        });
    }

    @RestController
    @RequestMapping("/api/v1.0")
    static final class Routes {

        /** The code, unless it is one that no voucher has. */
        private static Map<String, Object> voucher(String code, String unknown) {
            if (code.startsWith("UNKNOWN")) {
                throw new ApiFailure.NotFound(unknown);
            }
            return Map.of("code", code);
        }

        @GetMapping("/campaigns")
        Caller campaigns(Caller caller) {
            return caller;
        }

        @PostMapping("/campaigns")
        Caller create(Caller caller, JsonBody body) {
            return caller;
        }

        @GetMapping("/campaigns/{id}")
        Map<String, Object> campaign(@PathVariable long id) {
            return Map.of("id", id);
        }

        @PostMapping("/campaigns/{id}/vouchers/import")
        Map<String, Object> importVouchers(@PathVariable long id, HttpServletRequest request) throws IOException {
            return Map.of("bytes", request.getInputStream().readAllBytes().length);
        }

        @GetMapping("/vouchers/find")
        Map<String, Object> find() {
            return Map.of("found", true);
        }

        @GetMapping("/vouchers/{code}")
        Map<String, Object> voucher(@PathVariable String code) {
            return voucher(code, "Voucher");
        }

        @PostMapping("/vouchers/{code}/redemptions")
        Map<String, Object> redeem(@PathVariable String code, JsonBody body) {
            return voucher(code, "Voucher");
        }

        @PatchMapping("/vouchers/{code}/redemptions")
        Map<String, Object> confirm(@PathVariable String code, JsonBody body) {
            return voucher(code, "Voucher");
        }

        @GetMapping("/vouchers/{code}/redemptions")
        Map<String, Object> redemption(@PathVariable String code) {
            return voucher(code, "Redemption");
        }

        @DeleteMapping("/vouchers/{code}/redemptions")
        Map<String, Object> undo(@PathVariable String code) {
            return voucher(code, "Voucher");
        }

        @GetMapping("/campaigns/{id}/redemptions")
        Map<String, Object> redemptions(@PathVariable long id) {
            return Map.of("id", id);
        }

        /** The request's id as the log and as a controller see it. */
        @GetMapping("/request")
        Map<String, Object> request(HttpServletRequest request) {
            return Map.of("id", MDC.get("requestId") + "=" + request.getAttribute(RequestEdge.ATTRIBUTE));
        }

        @GetMapping("/bug")
        Map<String, Object> bug(Caller caller) {
            if (caller.role() == Role.POINT_OF_SALE) {
                return Map.of();
            }
            throw new IllegalStateException("the secret of the bug");
        }
    }
}
