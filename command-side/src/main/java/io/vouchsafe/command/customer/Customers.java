package io.vouchsafe.command.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The customer directory: identifier to number, within one transaction. Identifiers live in {@code events.person} alone, so that a person can be
 * forgotten. Numbers are never reused, which is why remembering them is safe.
 */
public final class Customers {

    private static final String FIND = """
            select person.no, person.project_id, person.identifier
              from unnest(?::bigint[], ?::text[]) as wanted(project_id, identifier)
              join events.person using (project_id, identifier)
            """;
    private static final String REGISTER = """
            insert into events.person (no, project_id, identifier)
            select * from unnest(?::bigint[], ?::bigint[], ?::text[])
            on conflict do nothing
            """;

    private final Directory directory;
    private final Map<CustomerKey, Long> numbers = new HashMap<>();
    private final Map<CustomerKey, Long> registered = new TreeMap<>((a, b) -> a.projectId() != b.projectId()
            ? Long.compare(a.projectId(), b.projectId())
            : a.identifier().compareTo(b.identifier()));

    private Customers(Directory directory) {
        this.directory = directory;
    }

    /** What is remembered between transactions. */
    public static final class Directory {
        private final JdbcTemplate jdbc;
        private final Identities identities;
        private final Cache<CustomerKey, Long> numbers;

        /**
         * A directory that remembers nothing yet.
         *
         * @param maxCustomers how many numbers are remembered at most
         */
        public Directory(DataSource dataSource, Identities identities, long maxCustomers) {
            this.jdbc = new JdbcTemplate(dataSource);
            this.identities = identities;
            this.numbers = Caffeine.newBuilder().maximumSize(maxCustomers).build();
        }

        /** The identifier behind a number; {@code null} for nobody, and for a customer who was erased. */
        public @Nullable String identifier(@Nullable Long customerNo) {
            if (customerNo == null) {
                return null;
            }
            return JdbcClient.create(jdbc)
                    .sql("select identifier from events.person where no = ?")
                    .param(customerNo)
                    .query((row, _) -> row.getString(1))
                    .optional()
                    .orElse(null);
        }

        /** The directory as one transaction sees it. */
        public Customers open() {
            return new Customers(this);
        }
    }

    /** Looks up all these customers by at most one query. */
    public void prefetch(Collection<CustomerKey> keys) {
        Set<CustomerKey> unknown = new LinkedHashSet<>();
        for (CustomerKey key : keys) {
            Long number = directory.numbers.getIfPresent(key);
            if (number != null) {
                numbers.put(key, number);
            } else {
                unknown.add(key);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        Long[] projects = unknown.stream().map(CustomerKey::projectId).toArray(Long[]::new);
        String[] identifiers = unknown.stream().map(CustomerKey::identifier).toArray(String[]::new);
        directory.jdbc.query(
                connection -> {
                    PreparedStatement find = connection.prepareStatement(FIND);
                    find.setArray(1, connection.createArrayOf("bigint", projects));
                    find.setArray(2, connection.createArrayOf("text", identifiers));
                    return find;
                },
                row -> {
                    numbers.put(new CustomerKey(row.getLong(2), row.getString(3)), row.getLong(1));
                });
    }

    /** The numbers that have been found. */
    public Collection<Long> numbers() {
        return numbers.values();
    }

    /** The customer's number; {@code null} for nobody and for a customer who is not known. */
    public @Nullable Long number(@Nullable CustomerKey key) {
        return key == null ? null : numbers.get(key);
    }

    /** The customer's number; an unknown customer is registered, as new. */
    public long register(CustomerKey key, Streams streams, Instant at, MetaData by) {
        Long known = numbers.get(key);
        if (known != null) {
            return known;
        }
        long number = directory.identities.next(IdKind.CUSTOMER);
        numbers.put(key, number);
        registered.put(key, number);
        streams.append(CustomerState.of(number), new CustomerRegistered(number, key.projectId(), true, at), by);
        return number;
    }

    /** Notes a confirmed redemption: a new customer is new no longer. */
    public static void confirmed(long customerNo, long projectId, Streams streams, Instant at, MetaData by) {
        CustomerState state = streams.state(CustomerState.of(customerNo));
        if (state != null && state.isNew()) {
            streams.append(CustomerState.of(customerNo), new CustomerReturned(customerNo, projectId, at), by);
        }
    }

    /** Writes new customers, in one order everywhere, so that writers of the same ones wait instead of deadlocking. */
    public void flush() {
        if (registered.isEmpty()) {
            return;
        }
        Long[] nos = registered.values().toArray(Long[]::new);
        Long[] projects =
                registered.keySet().stream().map(CustomerKey::projectId).toArray(Long[]::new);
        String[] identifiers =
                registered.keySet().stream().map(CustomerKey::identifier).toArray(String[]::new);
        int written = directory.jdbc.update(connection -> {
            PreparedStatement register = connection.prepareStatement(REGISTER);
            register.setArray(1, connection.createArrayOf("bigint", nos));
            register.setArray(2, connection.createArrayOf("bigint", projects));
            register.setArray(3, connection.createArrayOf("text", identifiers));
            return register;
        });
        if (written != registered.size()) {
            throw new ConcurrencyException("somebody else has just registered one of these customers");
        }
    }

    /** The transaction is durable: remember the numbers. */
    public void committed() {
        directory.numbers.putAll(numbers);
    }
}
