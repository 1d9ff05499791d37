package io.vouchsafe.command.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * States of streams as of their last known commit. Strong and bounded: a weak cache would lose the hot streams first. It may lag behind other
 * processes, never run ahead of a commit; who decides catches up first.
 */
public final class StreamCache {

    private final Cache<String, Known<?>> states;

    /**
     * An empty cache.
     *
     * @param maxStreams how many streams are remembered at most
     */
    public StreamCache(long maxStreams) {
        this.states = Caffeine.newBuilder().maximumSize(maxStreams).build();
    }

    @Nullable
    Known<?> get(String id) {
        return states.getIfPresent(id);
    }

    /** Remembers a committed state, unless a newer one is known already. */
    void put(String id, Known<?> committed) {
        states.asMap().merge(id, committed, (old, now) -> now.revision() >= old.revision() ? now : old);
    }

    void forget(Collection<String> ids) {
        states.invalidateAll(ids);
    }
}
