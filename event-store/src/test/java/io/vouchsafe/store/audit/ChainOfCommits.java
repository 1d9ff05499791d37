package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.ChainVisitor;
import io.vouchsafe.store.chain.ChainedEvent;
import io.vouchsafe.store.chain.Digests;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Link;
import io.vouchsafe.store.chain.Sha256;
import io.vouchsafe.store.checkpoint.AuditKey;
import io.vouchsafe.store.checkpoint.Checkpoint;
import io.vouchsafe.store.event.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** An event table with a chain of a few commits, each of some events, and what may be done to it. */
final class ChainOfCommits implements AutoCloseable {

    final EventTable table = new EventTable();
    final AuditKey key = AuditKey.generate();
    private long events;

    /** Appends commits of so many events each. */
    ChainOfCommits commits(int... sizes) {
        for (int size : sizes) {
            List<DomainEventMessage<?>> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                events++;
                batch.add(EventTable.event("customer:" + events, 0, events));
            }
            table.append(batch.toArray(DomainEventMessage[]::new));
        }
        return this;
    }

    Head head() {
        return table.chain.head().orElseThrow();
    }

    Verdict check(Checkpoint... checkpoints) {
        return new ChainCheck(List.of(checkpoints), List.of(key.publicKey())).check(table.chain, head());
    }

    /** Does it to the tables, past everything. */
    int tamper(String sql, Object... parameters) {
        return table.sql.sql(sql).params(parameters).update();
    }

    /**
     * What somebody can do who owns the database and knows how it works: gives every link from one on the digests and hashes that fit what is stored
     * now.
     */
    void rebuildFrom(long number) {
        List<Link> links = new ArrayList<>();
        List<ChainedEvent> stored = new ArrayList<>();
        table.chain.show(Link.GENESIS, head(), new ChainVisitor() {
            @Override
            public void link(Link link) {
                links.add(link);
            }

            @Override
            public void event(ChainedEvent event) {
                stored.add(event);
            }
        });
        Sha256 previous = Sha256.NOTHING;
        for (Link link : links) {
            if (link.number() >= number) {
                Digests digests = Digests.of(stored.stream()
                        .filter(event -> event.index() >= link.first() && event.index() <= link.last())
                        .map(ChainedEvent::content)
                        .toList());
                Link forged = new Link(link.number(), link.first(), link.last(), digests, previous);
                previous = forged.expectedAfter(previous);
                tamper(
                        "update events.link set digests = ?, hash = ? where number = ?",
                        digests.bytes(),
                        previous.bytes(),
                        link.number());
            } else {
                previous = link.hash();
            }
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
