package io.vouchsafe.launch.command.owner;

import io.vouchsafe.command.lane.LaneCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.CommandMessageFilter;
import org.axonframework.commandhandling.distributed.CommandRouter;
import org.axonframework.commandhandling.distributed.ConsistentHash;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.commandhandling.distributed.SimpleMember;
import org.axonframework.commandhandling.distributed.commandfilter.AcceptAll;

/**
 * Finds the owner of the tree of campaigns that a command is about: by Axon's consistent hash over the command sides that are there, so that few trees
 * change hands when one comes or goes. What joins no lane is handled where it arrived.
 */
final class OwnerRouter implements CommandRouter {

    /** Points of each member on the ring. */
    private static final int LOAD = 100;

    private final Supplier<List<String>> ids;
    private final Member self;
    private volatile Ring ring;

    private record Ring(List<String> ids, ConsistentHash hash) {}

    /**
     * The router of one process.
     *
     * @param ids of the command sides that are there, this one among them
     */
    OwnerRouter(String self, Supplier<List<String>> ids) {
        this.ids = ids;
        this.self = member(self, true);
        this.ring = ring(List.of(self));
    }

    private static Member member(String id, boolean local) {
        return new SimpleMember<>(id, id, local, suspected -> {});
    }

    private Ring ring(List<String> all) {
        ConsistentHash hash = new ConsistentHash();
        for (String id : all) {
            hash = hash.with(id.equals(self.name()) ? self : member(id, false), LOAD, AcceptAll.INSTANCE);
        }
        return new Ring(all, hash);
    }

    @Override
    public Optional<Member> findDestination(CommandMessage<?> message) {
        if (!(message.getPayload() instanceof LaneCommand command) || !command.joinsLane()) {
            return Optional.of(self);
        }
        return owners().getMember(Long.toString(command.locks().last()), message)
                .or(() -> Optional.of(self));
    }

    private ConsistentHash owners() {
        List<String> now = ids.get();
        Ring known = ring;
        if (!known.ids().equals(now)) {
            known = ring(now);
            ring = known;
        }
        return known.hash();
    }

    /** Every command side handles every command, and who is there is known from elsewhere. */
    @Override
    public void updateMembership(int loadFactor, CommandMessageFilter commandFilter) {}
}
