package io.vouchsafe.command.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.personal.PersonalData;
import io.vouchsafe.events.personal.PersonalKey;
import io.vouchsafe.events.personal.Sealed;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * The customer directory: identifier to number, within one transaction. Identifiers, and the keys to what else is known of customers, live in
 * {@code events.person} alone, so that a person can be forgotten. A number is never given twice; one that was remembered too long leads to a stream that says "deleted", which every batch looks at
 * before it uses the number, so no process needs to hear of another's deletions.
 */
public final class Customers {

    private static final String FIND = """
            select person.no, person.project_id, person.identifier, person.key
              from unnest(?::bigint[], ?::text[]) as wanted(project_id, identifier)
              join events.person using (project_id, identifier)
            """;
    private static final String REGISTER = """
            insert into events.person (no, project_id, identifier, key)
            select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bytea[])
            on conflict do nothing
            """;
    private static final String ERASE = "delete from events.person where no = any(?)";

    private final Directory directory;
    private final Map<CustomerKey, Person> persons = new HashMap<>();
    private final Map<CustomerKey, Person> registered = new TreeMap<>((a, b) -> a.projectId() != b.projectId()
            ? Long.compare(a.projectId(), b.projectId())
            : a.identifier().compareTo(b.identifier()));
    private final Map<CustomerKey, Long> erased = new HashMap<>();

    private Customers(Directory directory) {
        this.directory = directory;
    }

    /** Whom an identifier leads to. */
    private record Person(long number, PersonalKey key) {}

    /** What is on record of a customer. */
    public record Recorded(String identifier, PersonalKey key) {}

    /** What is remembered between transactions. */
    public static final class Directory {
        private final JdbcTemplate jdbc;
        private final Identities identities;
        private final SecureRandom random;
        private final Cache<CustomerKey, Person> persons;

        /**
         * A directory that remembers nothing yet.
         *
         * @param random draws the customers' keys
         * @param maxCustomers how many are remembered at most
         */
        public Directory(DataSource dataSource, Identities identities, SecureRandom random, long maxCustomers) {
            this.jdbc = new JdbcTemplate(dataSource);
            this.identities = identities;
            this.random = random;
            this.persons = Caffeine.newBuilder().maximumSize(maxCustomers).build();
        }

        /** The identifier behind a number; {@code null} for nobody, and for a customer who was erased. */
        public @Nullable String identifier(@Nullable Long customerNo) {
            Recorded recorded = customerNo == null ? null : recorded(customerNo);
            return recorded == null ? null : recorded.identifier();
        }

        /** What is on record under a number; {@code null} for a customer who was deleted or erased. */
        public @Nullable Recorded recorded(long customerNo) {
            return JdbcClient.create(jdbc)
                    .sql("select identifier, key from events.person where no = ?")
                    .param(customerNo)
                    .query((row, _) -> new Recorded(row.getString(1), new PersonalKey(row.getBytes(2))))
                    .optional()
                    .orElse(null);
        }

        /** The number behind an identifier, as it stands in the table now; {@code null} if nobody is known under it. */
        public @Nullable Long number(CustomerKey key) {
            return JdbcClient.create(jdbc)
                    .sql("select no from events.person where project_id = ? and identifier = ?")
                    .params(key.projectId(), key.identifier())
                    .query((row, _) -> row.getLong(1))
                    .optional()
                    .orElse(null);
        }

        /** The directory as one transaction sees it. */
        public Customers open() {
            return new Customers(this);
        }

        private void forget(CustomerKey key, long number) {
            persons.asMap().computeIfPresent(key, (_, person) -> person.number() == number ? null : person);
        }
    }

    /** Looks up all these customers by at most one query. */
    public void prefetch(Collection<CustomerKey> keys) {
        Set<CustomerKey> unknown = new LinkedHashSet<>();
        for (CustomerKey key : keys) {
            Person person = directory.persons.getIfPresent(key);
            if (person != null) {
                persons.put(key, person);
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
                    persons.put(
                            new CustomerKey(row.getLong(2), row.getString(3)),
                            new Person(row.getLong(1), new PersonalKey(row.getBytes(4))));
                });
    }

    /** The streams of the customers who have been found. */
    public Collection<StreamRef<?>> streams() {
        return persons.values().stream()
                .<StreamRef<?>>map(person -> CustomerState.of(person.number()))
                .toList();
    }

    /** Drops the numbers of customers who were deleted since they were remembered; whoever is named so must be looked up again. */
    public Collection<CustomerKey> dropDeleted(Streams streams) {
        List<CustomerKey> dropped = new ArrayList<>();
        persons.forEach((key, person) -> {
            CustomerState state = streams.state(CustomerState.of(person.number()));
            if (state != null && state.deleted()) {
                dropped.add(key);
                directory.forget(key, person.number());
            }
        });
        dropped.forEach(persons::remove);
        return dropped;
    }

    /** The customer's number; {@code null} for nobody and for a customer who is not known. */
    public @Nullable Long number(@Nullable CustomerKey key) {
        Person person = key == null ? null : persons.get(key);
        return person == null ? null : person.number();
    }

    /** Seals what a redemption tells about its customer by the customer's key. Of somebody who is not known nothing is kept. */
    public Sealed seal(CustomerKey key, PersonalData told, long redemptionId) {
        Person person = persons.get(key);
        return person == null
                ? Sealed.forNobody(told)
                : person.key().seal(told, redemptionId, person.number(), directory.random);
    }

    /** The customer's number; an unknown customer is registered, as new. */
    public long register(CustomerKey key, Streams streams, Instant at, MetaData by) {
        Long known = number(key);
        return known == null ? register(key, true, new Decision(streams, at, by)) : known;
    }

    /**
     * Makes sure that all these customers have numbers, in a handful of round trips: those who are not known are registered, as new. Takes no locks;
     * whoever has taken them since asks {@link #dropDeleted} once more.
     *
     * @return the streams of those who were known before
     */
    public Collection<StreamRef<?>> registerAll(Collection<CustomerKey> keys, Decision decision) {
        prefetch(keys);
        catchUp(decision.streams());
        Collection<StreamRef<?>> known = streams();
        Map<CustomerKey, Long> fresh = new LinkedHashMap<>();
        for (CustomerKey key : keys) {
            if (!persons.containsKey(key)) {
                fresh.computeIfAbsent(key, _ -> directory.identities.next(IdKind.CUSTOMER));
            }
        }
        decision.streams()
                .prefetch(fresh.values().stream()
                        .<StreamRef<?>>map(CustomerState::of)
                        .toList());
        fresh.forEach((key, number) -> register(key, number, true, decision));
        return known;
    }

    /** Reads the streams of the customers who have been found, and looks up again who was deleted since the number was remembered. */
    public void catchUp(Streams streams) {
        streams.prefetch(streams());
        for (Collection<CustomerKey> again = dropDeleted(streams); !again.isEmpty(); again = dropDeleted(streams)) {
            prefetch(again);
            streams.prefetch(streams());
        }
    }

    /** Registers a customer who is not known. */
    public long register(CustomerKey key, boolean isNew, Decision decision) {
        return register(key, directory.identities.next(IdKind.CUSTOMER), isNew, decision);
    }

    private long register(CustomerKey key, long number, boolean isNew, Decision decision) {
        Person person = new Person(number, PersonalKey.generate(directory.random));
        persons.put(key, person);
        registered.put(key, person);
        decision.streams().beginning(CustomerState.of(number));
        decision.streams()
                .append(
                        CustomerState.of(number),
                        new CustomerRegistered(number, key.projectId(), isNew, decision.at()),
                        decision.by());
        return number;
    }

    /**
     * Deletes a customer who is known and never had a redemption confirmed; whoever is named so from now on is somebody else. A first
     * confirmation that happens at the same time wants the same place of the customer's stream, so one of the two loses.
     */
    public void delete(CustomerKey key, Decision decision) {
        long number = drop(key);
        decision.streams()
                .append(
                        CustomerState.of(number),
                        new CustomerDeleted(number, key.projectId(), decision.at()),
                        decision.by());
    }

    /**
     * Erases a customer who is known, whatever they redeemed: identifier and key are destroyed, and with the key all that events tell about them.
     *
     * @param reason without the identifier
     */
    public void erase(CustomerKey key, @Nullable String reason, Decision decision) {
        long number = drop(key);
        decision.streams()
                .append(
                        CustomerState.of(number),
                        new CustomerErased(number, key.projectId(), reason, decision.at()),
                        decision.by());
    }

    private long drop(CustomerKey key) {
        Person person = persons.remove(key);
        if (person == null) {
            throw new IllegalStateException("nobody is known under the identifier");
        }
        if (registered.remove(key) == null) {
            erased.put(key, person.number());
        }
        return person.number();
    }

    /**
     * Notes a confirmed redemption: from the first one on, the customer is new no longer and stays on record. The first one in each campaign is
     * an event, so that it cannot pass by the reversal of the last one in another campaign: both want the same place of the customer's stream.
     */
    public static void confirmed(long customerNo, long projectId, long campaignId, Decision decision) {
        StreamRef<CustomerState> customer = CustomerState.of(customerNo);
        CustomerState state = decision.streams().state(customer);
        if (state == null || state.campaigns().contains(campaignId)) {
            return;
        }
        decision.streams()
                .append(
                        customer,
                        state.redeemed()
                                ? new CustomerRedeemedElsewhere(customerNo, projectId, campaignId, decision.at())
                                : new CustomerReturned(customerNo, projectId, campaignId, decision.at()),
                        decision.by());
    }

    /** Notes that the last confirmed redemption that a customer had in a campaign was reversed; without any other the customer is as registered. */
    public static void reversed(long customerNo, long projectId, long campaignId, Decision decision) {
        StreamRef<CustomerState> customer = CustomerState.of(customerNo);
        CustomerState state = decision.streams().state(customer);
        if (state == null || !state.campaigns().contains(campaignId)) {
            return;
        }
        boolean redeemed = !state.campaignsWithout(campaignId).isEmpty();
        decision.streams()
                .append(
                        customer,
                        new CustomerRedemptionsReversed(
                                customerNo,
                                projectId,
                                campaignId,
                                redeemed,
                                !redeemed && state.registeredAsNew(),
                                decision.at()),
                        decision.by());
    }

    /** Erases the deleted, then writes the new: in one order everywhere, so that writers of the same ones wait instead of deadlocking. */
    public void flush() {
        if (!erased.isEmpty()) {
            erase();
        }
        if (!registered.isEmpty()) {
            enter();
        }
    }

    private void erase() {
        Long[] nos = erased.values().stream().sorted().toArray(Long[]::new);
        int gone = directory.jdbc.update(connection -> {
            PreparedStatement erase = connection.prepareStatement(ERASE);
            erase.setArray(1, connection.createArrayOf("bigint", nos));
            return erase;
        });
        if (gone != nos.length) {
            throw new ConcurrencyException("somebody else has just deleted one of these customers");
        }
    }

    private void enter() {
        Long[] nos = registered.values().stream().map(Person::number).toArray(Long[]::new);
        byte[][] secrets =
                registered.values().stream().map(person -> person.key().bytes()).toArray(byte[][]::new);
        Long[] projects =
                registered.keySet().stream().map(CustomerKey::projectId).toArray(Long[]::new);
        String[] identifiers =
                registered.keySet().stream().map(CustomerKey::identifier).toArray(String[]::new);
        int written = directory.jdbc.update(connection -> {
            PreparedStatement register = connection.prepareStatement(REGISTER);
            register.setArray(1, connection.createArrayOf("bigint", nos));
            register.setArray(2, connection.createArrayOf("bigint", projects));
            register.setArray(3, connection.createArrayOf("text", identifiers));
            register.setArray(4, connection.createArrayOf("bytea", secrets));
            return register;
        });
        if (written != registered.size()) {
            throw new ConcurrencyException("somebody else has just registered one of these customers");
        }
    }

    /** The transaction is durable: remember the numbers. */
    public void committed() {
        erased.forEach(directory::forget);
        directory.persons.putAll(persons);
    }
}
