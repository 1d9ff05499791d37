package io.vouchsafe.store.audit;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place where the chain does not hold.
 *
 * @param commit number of the link
 * @param event global index of the event; {@code null} if it is about the link
 * @param text the place and what is wrong there, in one sentence
 */
public record Finding(Kind kind, long commit, @Nullable Long event, String text) {

    /** From the beginning of the chain to its end; at one commit, what is wrong with its link first. */
    static final Comparator<Finding> IN_ORDER = Comparator.comparingLong(Finding::commit)
            .thenComparing(Finding::event, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What is wrong. */
    public enum Kind {
        /** Something of an event was changed: payload, metadata, type, stream or time. */
        EVENT_CHANGED,
        /** An event is gone. */
        EVENT_MISSING,
        /** An event is there that no link knows. */
        EVENT_ADDED,
        /** Events have changed places. */
        ORDER_CHANGED,
        /** A link is gone. */
        LINK_MISSING,
        /** A link does not continue the one before: one of the two was changed. */
        LINK_CHANGED,
        /** The chain ends before a point that it had reached. */
        TRUNCATED,
        /** The chain holds, but is not the one that a checkpoint was made of. */
        REWRITTEN,
        /** A checkpoint does not bear the signature of the key that was given. */
        CHECKPOINT_INVALID
    }
}
