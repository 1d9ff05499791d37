package io.vouchsafe.store;

import com.zaxxer.hikari.HikariDataSource;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.database.Durability;
import io.vouchsafe.store.database.SchemaMigration;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The database, durable or refused, and the clock: what every process needs, also one that stores no events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

    static final int POOL_SIZE = 10;

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource commandDataSource(DatabaseProperties database) {
        HikariDataSource pool = database.writers(POOL_SIZE);
        Durability.require(pool);
        SchemaMigration.migrate(pool, "events");
        return pool;
    }

    @Bean
    @Primary
    PlatformTransactionManager commandTransactions(@Qualifier("commandDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    Clock clock() {
        return wallClock();
    }

    /** The one clock. Milliseconds are what the API shows; finer instants would compare unequal after a round trip. */
    public static Clock wallClock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
