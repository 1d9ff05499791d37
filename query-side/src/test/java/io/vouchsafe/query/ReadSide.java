package io.vouchsafe.query;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** One instance of the read side on a database, with the ability to append what a write side would have. */
final class ReadSide implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Long> nextInStream = new HashMap<>();

    private ReadSide(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ReadSide on(TestDatabase database, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("vouchsafe.database.url=" + database.jdbcUrl());
        all.add("vouchsafe.database.user=" + database.user());
        all.add("vouchsafe.database.password=" + database.password());
        all.add("server.port=0");
        all.add("spring.main.banner-mode=off");
        all.add("spring.threads.virtual.enabled=true");
        return new ReadSide(new SpringApplicationBuilder(ReadSideApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(all.toArray(String[]::new))
                .run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient sql() {
        return JdbcClient.create(context.getBean("queryDataSource", javax.sql.DataSource.class));
    }

    /** An event and the stream it belongs to. */
    record Entry(String stream, DomainEvent event) {}

    /** Appends to one stream, in one commit. */
    void append(String stream, DomainEvent... events) {
        List<Entry> entries = new ArrayList<>();
        for (DomainEvent event : events) {
            entries.add(new Entry(stream, event));
        }
        append(entries);
    }

    /** Appends to several streams, in one commit. */
    void append(List<Entry> entries) {
        List<EventMessage<?>> messages = new ArrayList<>();
        for (Entry entry : entries) {
            long sequence = nextInStream.merge(entry.stream(), 0L, (before, zero) -> before + 1);
            messages.add(new GenericDomainEventMessage<>(
                    "stream", entry.stream(), sequence, entry.event(), Map.of("credential", "key:1")));
        }
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(
                new SpringTransactionManager(context.getBean("commandTransactions", PlatformTransactionManager.class)));
        unit.execute(() -> context.getBean(EventStore.class).publish(messages));
    }

    /** A customer's identifier, as the write side keeps it beside the events. */
    void person(long no, long project, String identifier) {
        sql().sql("insert into events.person (no, project_id, identifier, key) values (?, ?, ?, sha256('key'))")
                .params(no, project, identifier)
                .update();
    }

    /** An answer of the server. */
    record Answer(int status, String body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(long project, String pathAndQuery) {
        return get(project, pathAndQuery, "");
    }

    /** Asks one of Vouchsafe's own endpoints. */
    Answer own(long project, String pathAndQuery) {
        return ask(project, ownAddress(pathAndQuery), "");
    }

    Answer get(long project, String pathAndQuery, String body) {
        return ask(project, address(pathAndQuery), body);
    }

    private Answer ask(long project, String address, String body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header(ReadSideApplication.PROJECT, Long.toString(project))
                .method("GET", body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    /** A request to one of Vouchsafe's own endpoints, in the first project. */
    Answer own(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(address("").replace("/api/v1.0", "/api/vouchsafe/v1") + path))
                .header(ReadSideApplication.PROJECT, "1")
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The full address of a path of the API. */
    String address(String pathAndQuery) {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1.0"
                + pathAndQuery;
    }

    /** The full address of a path below Vouchsafe's own endpoints. */
    String ownAddress(String pathAndQuery) {
        return address("").replace("/api/v1.0", "/api/vouchsafe/v1") + pathAndQuery;
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
