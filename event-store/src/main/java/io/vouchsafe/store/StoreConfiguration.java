package io.vouchsafe.store;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.store.audit.ChainWatchConfiguration;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.CheckpointConfiguration;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.event.AppendMeters;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.PastEvents;
import io.vouchsafe.store.event.PostgresEventStorageEngine;
import io.vouchsafe.store.event.StreamReader;
import io.vouchsafe.store.event.TailPace;
import io.vouchsafe.store.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Everything both sides need of Axon and PostgreSQL, as explicit beans: on this version of Spring Boot, Axon's own auto-configuration would
 * silently start without transactions. Writers and readers have pools of their own, so that neither can starve the other.
 */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, CheckpointConfiguration.class, ChainWatchConfiguration.class})
public class StoreConfiguration {

    private static final int POOL_SIZE = DatabaseConfiguration.POOL_SIZE;
    private static final int READ_BATCH = 1000;
    /** What readers at the end of the table share. An event may be a chunk of a thousand codes: Axon's ten thousand of those would be most of a gigabyte. */
    private static final int SHARED_EVENTS = 2000;

    private static final long POLL_MILLIS = 50;
    private static final Duration TAIL_PAUSE = Duration.ofMillis(20);

    @Bean(destroyMethod = "close")
    HikariDataSource queryDataSource(DatabaseProperties database) {
        return database.readers(POOL_SIZE);
    }

    @Bean
    PlatformTransactionManager queryTransactions(@Qualifier("queryDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    EventJson eventJson() {
        return EventJson.of(EventCatalog.types(), EventCatalog.variants());
    }

    /** Knows PostgreSQL's code for a lost race, which Axon's default resolver does not. */
    @Bean
    PersistenceExceptionResolver lostRaces() {
        return new SQLStateResolver("23505");
    }

    @Bean
    TailPace tailPace() {
        return new TailPace(TAIL_PAUSE);
    }

    @Bean
    AppendMeters appendMeters(MeterRegistry meters) {
        return new AppendMeters(meters);
    }

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer) {
        return Traces.by(tracer.getIfAvailable());
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("commandDataSource") DataSource dataSource,
            EventJson eventJson,
            PersistenceExceptionResolver lostRaces,
            TailPace tailPace,
            AppendMeters appendMeters,
            Traces traces) {
        return PostgresEventStorageEngine.of(
                dataSource, eventJson, lostRaces, READ_BATCH, tailPace, appendMeters, traces);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine eventStorageEngine) {
        return EmbeddedEventStore.builder()
                .storageEngine(eventStorageEngine)
                .cachedEvents(SHARED_EVENTS)
                .fetchDelay(POLL_MILLIS)
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
    }

    /** Checks read the whole past, so on the readers' connections. */
    @Bean
    StoredChain storedChain(@Qualifier("queryDataSource") DataSource dataSource, Clock clock) {
        return new StoredChain(dataSource, clock);
    }

    @Bean
    PastEvents pastEvents(EventJson eventJson) {
        return new PastEvents(eventJson);
    }

    @Bean
    StreamReader streamReader(@Qualifier("commandDataSource") DataSource dataSource, EventJson eventJson) {
        return new StreamReader(dataSource, eventJson);
    }
}
