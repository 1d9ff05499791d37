package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.ChainVisitor;
import io.vouchsafe.store.chain.ChainedEvent;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Link;
import io.vouchsafe.store.chain.Sha256;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.Checkpoint;
import io.vouchsafe.store.checkpoint.VerifyingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes a chain again while it is shown, link by link and event by event, and says where it does not hold. Goes on behind a break: an event is
 * compared with the digest that its own link has for it. Holds one link and a limited number of findings in memory.
 *
 * <p>What was cut off at the end, and a chain that was made anew from its first changed place to its end, can only be seen by a checkpoint.
 */
public final class ChainCheck implements ChainVisitor {

    /** How many places are named, of links and of events each. */
    public static final int MOST_FINDINGS = 1_000;

    private final Map<Long, List<Checkpoint>> checkpoints = new HashMap<>();
    private final List<Finding> ofLinks = new ArrayList<>();
    private final Differences ofEvents = new Differences(MOST_FINDINGS);
    private long breaksOfLinks;
    private long commits;
    private long events;
    private long unproven;

    private @Nullable Link current;
    /** What the next link may continue: the hash that the current one has, and the one that it should have. */
    private Sha256 stored = Sha256.NOTHING;

    private Sha256 computed = Sha256.NOTHING;

    /** Index of the event that must come next; 0 while those of the current link cannot be told. */
    private long expected;

    /** Whether links are missing before the current one, so that events before it have none. */
    private boolean afterGap;

    private int compared;

    /** Number of the link that must come first. */
    private long beginning = Link.GENESIS;

    /** Compares the chain with those checkpoints that one of the keys has signed; the others are findings. */
    public ChainCheck(List<Checkpoint> checkpoints, List<VerifyingKey> keys) {
        for (Checkpoint checkpoint : checkpoints) {
            if (keys.stream().anyMatch(checkpoint::isSignedBy)) {
                this.checkpoints
                        .computeIfAbsent(checkpoint.number(), _ -> new ArrayList<>())
                        .add(checkpoint);
            } else {
                add(
                        Finding.Kind.CHECKPOINT_INVALID,
                        checkpoint.number(),
                        "the checkpoint of %s for commit %d is not signed by a key that is trusted"
                                .formatted(checkpoint.at(), checkpoint.number()));
            }
        }
    }

    /** Checks what stands in the database, up to where it ends now. */
    public Verdict check(StoredChain chain) {
        return chain.head().map(head -> check(chain, head)).orElseGet(this::verdict);
    }

    /** Checks what stands in the database, up to a head. */
    public Verdict check(StoredChain chain, Head head) {
        return checkFrom(Link.GENESIS, chain, head);
    }

    /**
     * Checks what stands in the database from one link on, up to a head: for what an earlier check has left. That the link itself is the right one,
     * only a checkpoint of it can say.
     */
    public Verdict checkFrom(long number, StoredChain chain, Head head) {
        beginning = number;
        chain.show(number, head, this);
        return verdict();
    }

    @Override
    public void link(Link link) {
        finishCurrent();
        long wanted = current == null ? beginning : current.number() + 1;
        afterGap = link.number() > wanted;
        if (afterGap) {
            missingLinks(wanted, link.number() - 1);
        }
        boolean inOrder = link.number() >= wanted && (current == null || afterGap || link.first() > current.last());
        Sha256 should = link.expectedAfter(stored);
        boolean continues = (current == null && beginning > Link.GENESIS)
                || should.equals(link.hash())
                || link.expectedAfter(computed).equals(link.hash());
        if (!afterGap && !(continues && inOrder && link.isComplete())) {
            add(
                    Finding.Kind.LINK_CHANGED,
                    link.number(),
                    link.number() == Link.GENESIS
                            ? "commit 0, where the chain begins, was changed"
                            : "commit %d does not continue commit %d: the link of one of the two was changed"
                                    .formatted(link.number(), link.number() - 1));
        }
        stored = link.hash();
        computed = afterGap || continues ? link.hash() : should;
        current = link;
        compare(link);
        if (link.number() == Link.GENESIS) {
            unproven = link.last();
            expected = 0;
        } else {
            commits++;
            expected = link.isComplete() ? link.first() : 0;
        }
    }

    private void missingLinks(long first, long last) {
        add(
                Finding.Kind.LINK_MISSING,
                first,
                first == last
                        ? "the link of commit %d is missing".formatted(first)
                        : "the links of commits %d to %d are missing".formatted(first, last));
    }

    private void compare(Link link) {
        for (Checkpoint checkpoint : checkpoints.getOrDefault(link.number(), List.of())) {
            compared++;
            if (!checkpoint.hash().equals(link.hash()) || checkpoint.position() != link.last()) {
                add(
                        Finding.Kind.REWRITTEN,
                        link.number(),
                        "commit %d is not the one of the checkpoint of %s: it, or what is before it, was written anew"
                                .formatted(link.number(), checkpoint.at()));
            }
        }
    }

    @Override
    public void event(ChainedEvent event) {
        Link link = current;
        long commit = link == null ? 0 : link.number();
        if (link == null || event.index() > link.last() || (expected > 0 && event.index() < expected)) {
            if (!(afterGap && link != null && event.index() < link.first())) {
                ofEvents.add(commit, event.index(), null, event.content());
            }
            return;
        }
        if (expected == 0) {
            return;
        }
        missingUpTo(link, event.index());
        Sha256 known = link.digests().get(Math.toIntExact(event.index() - link.first()));
        events++;
        if (!known.equals(event.content().digest())) {
            ofEvents.add(commit, event.index(), known, event.content());
        }
        expected++;
    }

    private void finishCurrent() {
        if (current != null && expected > 0) {
            missingUpTo(current, current.last() + 1);
        }
    }

    private void missingUpTo(Link link, long index) {
        for (; expected < index; expected++) {
            ofEvents.add(link.number(), expected, link.digests().get(Math.toIntExact(expected - link.first())), null);
        }
    }

    private void add(Finding.Kind kind, long commit, String text) {
        breaksOfLinks++;
        if (ofLinks.size() < MOST_FINDINGS) {
            ofLinks.add(new Finding(kind, commit, null, text));
        }
    }

    /** The chain must have reached this link, says somebody who saw it. */
    void mustReach(long number, String who) {
        long last = current == null ? -1 : current.number();
        if (number > last) {
            add(
                    Finding.Kind.TRUNCATED,
                    last + 1,
                    "the chain ends at commit %d, and %s has seen commit %d".formatted(last, who, number));
        }
    }

    /** What was shown has no end. */
    void breaksOff() {
        long last = current == null ? -1 : current.number();
        add(Finding.Kind.TRUNCATED, last + 1, "the export breaks off after commit " + last);
    }

    /** Ends the check. */
    Verdict verdict() {
        finishCurrent();
        expected = 0;
        if (current == null) {
            add(Finding.Kind.LINK_MISSING, Link.GENESIS, "the chain is gone: there is not even its beginning");
        }
        long last = current == null ? -1 : current.number();
        for (List<Checkpoint> ofOne : checkpoints.values()) {
            for (Checkpoint checkpoint : ofOne) {
                if (checkpoint.number() > last) {
                    compared++;
                    mustReach(checkpoint.number(), "the checkpoint of " + checkpoint.at());
                }
            }
        }
        List<Finding> findings = new ArrayList<>(ofLinks);
        findings.addAll(ofEvents.findings());
        findings.sort(Finding.IN_ORDER);
        return new Verdict(
                commits,
                events,
                unproven,
                current == null ? 0 : current.last(),
                current == null ? null : current.hash(),
                compared,
                findings,
                breaksOfLinks + ofEvents.count());
    }
}
