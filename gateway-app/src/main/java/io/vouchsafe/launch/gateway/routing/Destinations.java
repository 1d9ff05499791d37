package io.vouchsafe.launch.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a process of a side. One that could not be reached is passed over for a while; of command sides, the one is chosen that was found to own
 * what a request is about. Both are hints: a wrong choice costs a way, and changes no answer.
 */
final class Destinations {

    private static final Duration SHUNNED = Duration.ofSeconds(2);
    private static final int MAX_OWNED = 100_000;

    private final Function<Part, List<Member>> members;
    private final AtomicInteger turn = new AtomicInteger();
    private final Cache<String, Boolean> shunned;
    private final Cache<String, String> owners =
            Caffeine.newBuilder().maximumSize(MAX_OWNED).build();

    /** @param members which processes of a part are there */
    Destinations(Function<Part, List<Member>> members, Ticker ticker) {
        this.members = members;
        this.shunned =
                Caffeine.newBuilder().expireAfterWrite(SHUNNED).ticker(ticker).build();
    }

    /**
     * Where to send a request.
     *
     * @param subject what it is about, as its path says
     * @param tried ids of those that it need not be sent to again
     * @return {@code null} if there is nobody left
     */
    @Nullable
    Member choose(Part part, String subject, Collection<String> tried) {
        List<Member> there = members.apply(part).stream()
                .filter(member -> !tried.contains(member.id()))
                .toList();
        List<Member> well = there.stream()
                .filter(member -> shunned.getIfPresent(member.id()) == null)
                .toList();
        List<Member> candidates = well.isEmpty() ? there : well;
        if (candidates.isEmpty()) {
            return null;
        }
        if (part == Part.COMMAND) {
            String owner = owners.getIfPresent(subject);
            for (Member candidate : candidates) {
                if (candidate.id().equals(owner)) {
                    return candidate;
                }
            }
        }
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }

    /** The process of that id, if it is there. */
    @Nullable
    Member find(Part part, String id) {
        return members.apply(part).stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** It could not be reached, or did not answer. */
    void shun(Member member) {
        shunned.put(member.id(), true);
    }

    /** What is about this subject belongs to that process, as far as is known. */
    void belongs(String subject, Member owner) {
        owners.put(subject, owner.id());
    }
}
