package io.vouchsafe.command.stream;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.store.event.EventPlace;
import io.vouchsafe.store.event.StreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The streams that one transaction reads and writes. Every state was caught up with the table inside this transaction, later commands of the
 * batch see what earlier ones appended, and the appended events go out together when the batch is flushed.
 */
public final class Streams {

    private final StreamCache cache;
    private final StreamReader reader;
    private final Map<String, Known<?>> known = new HashMap<>();
    private final Map<String, Integer> lastPending = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    public Streams(StreamCache cache, StreamReader reader) {
        this.cache = cache;
        this.reader = reader;
    }

    private Instant latest = Instant.MIN;
    private int changes;

    private record Pending(String stream, long sequence, DomainEvent event, MetaData metaData) {}

    /** Catches up with all these streams by at most one query. */
    public void prefetch(Collection<StreamRef<?>> refs) {
        prefetch(Collections.emptySortedSet(), refs);
    }

    /** Takes locks that hold until the end of the transaction, then catches up with all these streams; one round trip for both. */
    public void prefetch(SortedSet<Long> locks, Collection<StreamRef<?>> refs) {
        prefetch(StreamReader.Locks.alone(locks), refs);
    }

    /** Takes locks, of which some are shared, that hold until the end of the transaction, then catches up with all these streams; one round trip. */
    public void prefetch(StreamReader.Locks locks, Collection<StreamRef<?>> refs) {
        Map<String, StreamRef<?>> wanted = new HashMap<>();
        List<StreamReader.Position> whole = new ArrayList<>();
        List<StreamReader.Position> last = new ArrayList<>();
        for (StreamRef<?> ref : refs) {
            if (known.containsKey(ref.id()) || wanted.put(ref.id(), ref) != null) {
                continue;
            }
            Known<?> cached = cache.get(ref.id());
            learn(ref.id(), cached == null ? Known.nothing() : cached);
            long revision = cached == null ? -1 : cached.revision();
            (ref.kind().lastTellsAll() ? last : whole).add(new StreamReader.Position(ref.id(), revision));
        }
        reader.read(new StreamReader.Request(locks, whole, last)).forEach(event -> advance(wanted, event));
    }

    private void advance(Map<String, StreamRef<?>> wanted, DomainEventMessage<?> event) {
        StreamRef<?> ref = wanted.get(event.getAggregateIdentifier());
        if (ref == null) {
            throw new IllegalStateException("a stream that was not asked for: " + event.getAggregateIdentifier());
        }
        advance(ref, (DomainEvent) event.getPayload(), event.getSequenceNumber());
    }

    private <S> void advance(StreamRef<S> ref, DomainEvent event, long sequence) {
        learn(ref.id(), known(ref).after(ref.kind(), event, sequence));
    }

    private void learn(String id, Known<?> state) {
        known.put(id, state);
        latest = state.lastAt().isAfter(latest) ? state.lastAt() : latest;
    }

    /** Takes locks late, and catches up with streams once more. Nothing may have been appended to those yet. */
    public void lockLate(SortedSet<Long> locks, Collection<StreamRef<?>> refs) {
        for (StreamRef<?> ref : refs) {
            if (lastPending.containsKey(ref.id())) {
                throw new IllegalStateException("already appended to " + ref.id());
            }
            known.remove(ref.id());
        }
        prefetch(locks, refs);
    }

    /** Takes a lock late, and catches up with a stream once more. Nothing may have been appended to it yet. */
    public void lockLate(long lock, StreamRef<?> ref) {
        lockLate(new TreeSet<>(List.of(lock)), List.of(ref));
    }

    /** Takes it that nothing ever happened to a stream, whose name holds a number that was drawn just now: nothing is read. */
    public void beginning(StreamRef<?> ref) {
        known.putIfAbsent(ref.id(), Known.nothing());
    }

    /** The state of a stream as this transaction sees it; {@code null} if nothing ever happened to it. */
    public <S> @Nullable S state(StreamRef<S> ref) {
        return known(ref).state();
    }

    /** The sequence number of the stream's last event as this transaction sees it; -1 if there is none. */
    public long revision(StreamRef<?> ref) {
        return known(ref).revision();
    }

    /** When the stream's last event was decided, as this transaction sees it; {@link Instant#MIN} if there is none. */
    public Instant lastAt(StreamRef<?> ref) {
        return known(ref).lastAt();
    }

    /** The latest instant at which anything was decided in the streams of this transaction. */
    public Instant latest() {
        return latest;
    }

    @SuppressWarnings("unchecked") // a stream's name determines its kind
    private <S> Known<S> known(StreamRef<S> ref) {
        Known<?> found = known.get(ref.id());
        if (found == null) {
            prefetch(List.of(ref));
            found = known.get(ref.id());
        }
        return (Known<S>) (found == null ? Known.nothing() : found);
    }

    /** Appends an event; what is read after this includes it. */
    public <S> void append(StreamRef<S> ref, DomainEvent event, MetaData metaData) {
        long sequence = known(ref).revision() + 1;
        advance(ref, event, sequence);
        changes++;
        lastPending.put(ref.id(), pending.size());
        pending.add(new Pending(ref.id(), sequence, event, metaData));
    }

    /**
     * Appends an event, or lets it absorb the stream's last one if that is of the same class and not yet written: a commit then carries one
     * such event per stream, however many commands it holds.
     *
     * @param merge from the earlier and the later event to one that says both; must leave the state of the later one
     */
    public <S, E extends DomainEvent> void appendMerged(
            StreamRef<S> ref, Class<E> type, E event, BinaryOperator<E> merge, MetaData metaData) {
        Integer index = lastPending.get(ref.id());
        if (index == null || !type.isInstance(pending.get(index).event())) {
            append(ref, event, metaData);
            return;
        }
        Pending earlier = pending.get(index);
        changes++;
        E merged = merge.apply(type.cast(earlier.event()), event);
        advance(ref, merged, earlier.sequence());
        pending.set(index, new Pending(earlier.stream(), earlier.sequence(), merged, earlier.metaData()));
    }

    /** Notes that rows beside the events were written: a command that fails from here on must undo its transaction. */
    public void wroteRows() {
        changes++;
    }

    /** How much has been decided so far. */
    public int changes() {
        return changes;
    }

    /** Hands the appended events to the unit of work that is current; they are written when it commits. */
    public void flush(EventBus events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>(pending.size());
        for (Pending item : pending) {
            messages.add(new GenericDomainEventMessage<>(
                    item.stream().substring(0, item.stream().indexOf(':')),
                    item.stream(),
                    item.sequence(),
                    new GenericMessage<>(
                            EventPlace.identifier(item.stream(), item.sequence()), item.event(), item.metaData()),
                    item.event().at()));
        }
        if (!messages.isEmpty()) {
            events.publish(messages);
        }
    }

    /** The transaction is durable: remember what it knows. */
    public void committed() {
        known.forEach((id, state) -> {
            if (state.revision() >= 0) {
                cache.put(id, state);
            }
        });
    }

    /** The transaction failed, or its outcome is unknown: believe nothing of what it knew. */
    public void abandoned() {
        cache.forget(known.keySet());
    }
}
