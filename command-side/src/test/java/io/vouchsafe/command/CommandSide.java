package io.vouchsafe.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.store.StoreConfiguration;
import io.vouchsafe.store.clock.MovableClock;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of the command side, wired as in production, on a database that it may share with other instances. */
public final class CommandSide implements AutoCloseable {

    private static final String HOLES = """
            select aggregate_identifier from events.event
             group by aggregate_identifier
            having min(sequence_number) <> 0 or max(sequence_number) + 1 <> count(*)
            """;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final MovableClock clock = new MovableClock();
    private final Settings settings = new Settings();

    private CommandSide(TestDatabase database, String... properties) {
        Map<String, Object> configured = new HashMap<>(Map.of(
                "vouchsafe.database.url", database.jdbcUrl(),
                "vouchsafe.database.user", database.user(),
                "vouchsafe.database.password", database.password()));
        for (String property : properties) {
            int equals = property.indexOf('=');
            configured.put(property.substring(0, equals), property.substring(equals + 1));
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", configured));
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean(ProjectSettings.class, () -> settings);
        context.registerBean(UnconfirmedRedemptions.class, () -> _ -> 0);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.register(StoreConfiguration.class, CommandSideConfiguration.class);
        context.refresh();
    }

    private static final class Settings implements ProjectSettings {
        private final Map<Long, ZoneId> zones = new ConcurrentHashMap<>();

        @Override
        public Currency currency(long projectId) {
            return Currency.EUR;
        }

        @Override
        public ZoneId zone(long projectId) {
            return zones.getOrDefault(projectId, ZoneId.of("UTC"));
        }
    }

    /** Starts an instance with further settings, each as {@code name=value}. */
    public static CommandSide on(TestDatabase database, String... properties) {
        return new CommandSide(database, properties);
    }

    /** A caller with all rights in a project. */
    public static Caller admin(long projectId) {
        return new Caller(projectId, "key:1", Role.ADMIN);
    }

    /** One of the instance's parts. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The clock of this instance's decisions. */
    public MovableClock clock() {
        return clock;
    }

    /** Moves a project to a time zone; projects begin in UTC. */
    public void move(long projectId, ZoneId zone) {
        settings.zones.put(projectId, zone);
    }

    /** The time zone of a project. */
    public ZoneId zone(long projectId) {
        return settings.zone(projectId);
    }

    /** The database, past the command side. */
    public JdbcClient sql() {
        return JdbcClient.create(context.getBean("commandDataSource", DataSource.class));
    }

    /** Appends to the end of a stream, past the command side: what has happened before the test begins. */
    public void append(String stream, DomainEvent... events) {
        EventStorageEngine engine = part(EventStorageEngine.class);
        new TransactionTemplate(context.getBean("commandTransactions", PlatformTransactionManager.class))
                .executeWithoutResult(_ -> {
                    long sequence = engine.lastSequenceNumberFor(stream).orElse(-1L);
                    List<DomainEventMessage<?>> messages = new ArrayList<>();
                    for (DomainEvent event : events) {
                        sequence++;
                        messages.add(new GenericDomainEventMessage<>("given", stream, sequence, event, Map.of()));
                    }
                    engine.appendEvents(messages);
                });
    }

    /** Index of the last event. */
    public long lastIndex() {
        return sql().sql("select coalesce(max(global_index), 0) from events.event")
                .query(Long.class)
                .single();
    }

    /** All events after an index. */
    public List<Stored> eventsAfter(long index) {
        List<Stored> events = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> stored =
                part(EventStorageEngine.class).readEvents(new GlobalSequenceTrackingToken(index), false)) {
            stored.forEach(message -> {
                DomainEventMessage<?> event = (DomainEventMessage<?>) message;
                events.add(new Stored(
                        message.trackingToken().position().orElseThrow(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        (DomainEvent) event.getPayload()));
            });
        }
        return events;
    }

    /** All events of one kind, in order. */
    public <E extends DomainEvent> List<E> all(Class<E> type) {
        return eventsAfter(0).stream()
                .map(Stored::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Streams whose sequence numbers do not run from 0 without a hole. There must never be one. */
    public List<String> streamsWithHoles() {
        return sql().sql(HOLES).query((row, _) -> row.getString(1)).list();
    }

    @Override
    public void close() {
        context.close();
    }
}
