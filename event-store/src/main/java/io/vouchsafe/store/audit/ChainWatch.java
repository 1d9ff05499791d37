package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Link;
import io.vouchsafe.store.chain.Sha256;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.ChainBroken;
import io.vouchsafe.store.checkpoint.Checkpoint;
import io.vouchsafe.store.checkpoint.Checkpoints;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Verifies what is new in the chain, again and again: from the latest checkpoint on after a start, and then from where it came to. What lies before
 * is not read again, so the work grows with what is written and not with the past; changes there are found by the whole check. A break is told until
 * the process ends, whatever comes after it.
 */
public final class ChainWatch {

    /** How many commits are verified at once. What is beyond waits for the next time. */
    static final int MOST_COMMITS = 50_000;

    private static final Logger log = LoggerFactory.getLogger(ChainWatch.class);

    private final StoredChain chain;
    private final Checkpoints checkpoints;
    private final Clock clock;
    private final int mostCommits;
    private @Nullable Known known;
    private volatile @Nullable State state;

    ChainWatch(StoredChain chain, Checkpoints checkpoints, Clock clock) {
        this(chain, checkpoints, clock, MOST_COMMITS);
    }

    ChainWatch(StoredChain chain, Checkpoints checkpoints, Clock clock, int mostCommits) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.mostCommits = mostCommits;
    }

    /**
     * What the latest verification has found.
     *
     * @param upTo position of the last event that was verified
     * @param at when
     * @param problem the first place where the chain breaks; {@code null} as long as it holds
     */
    public record State(long upTo, Instant at, @Nullable String problem) {

        /** Whether everything was as it was written. */
        public boolean intact() {
            return problem == null;
        }
    }

    /** A link that was verified. */
    private record Known(
            long number, long position, @Nullable Sha256 hash) {}

    /** What the latest verification has found; empty before the first. */
    public Optional<State> state() {
        return Optional.ofNullable(state);
    }

    /** Verifies what is new. Throws nothing, which would end a schedule. */
    synchronized void verify() {
        State before = state;
        if (before != null && !before.intact()) {
            return;
        }
        try {
            Optional<Checkpoint> latest = checkpoints.latest();
            latest.ifPresent(checkpoints::requireUnchanged);
            verifyFrom(known != null ? known : latest.map(ChainWatch::known).orElse(new Known(Link.GENESIS, 0, null)));
        } catch (ChainBroken broken) {
            broken(before == null ? 0 : before.upTo(), String.valueOf(broken.getMessage()));
        } catch (AuditUnavailable | DataAccessException failed) {
            log.warn("The chain could not be verified; this is tried again", failed);
        }
    }

    private static Known known(Checkpoint checkpoint) {
        return new Known(checkpoint.number(), checkpoint.position(), checkpoint.hash());
    }

    private void verifyFrom(Known from) {
        Head end =
                chain.head().orElseThrow(() -> new ChainBroken("The chain is gone: there is not even its beginning."));
        Sha256 hash = chain.hashOf(from.number())
                .orElseThrow(() -> new ChainBroken(
                        "Commit %d is gone: the chain was cut off before it.".formatted(from.number())));
        if (from.hash() != null && !hash.equals(from.hash())) {
            throw new ChainBroken("Commit %d, or what is before it, was written anew.".formatted(from.number()));
        }
        if (end.number() - from.number() > mostCommits) {
            long last = from.number() + mostCommits;
            end = chain.headAt(last)
                    .orElseThrow(() -> new ChainBroken("The link of commit %d is missing.".formatted(last)));
        }
        Verdict verdict = new ChainCheck(List.of(), List.of()).checkFrom(from.number(), chain, end);
        if (!verdict.intact()) {
            broken(from.position(), verdict.first().text());
            return;
        }
        known = new Known(end.number(), end.position(), end.hash());
        state = new State(end.position(), clock.instant(), null);
    }

    private void broken(long upTo, String problem) {
        log.error("The proof is broken: {} See: vouchsafe audit verify", problem);
        state = new State(upTo, clock.instant(), problem);
    }
}
