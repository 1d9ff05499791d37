package io.vouchsafe.launch.command.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.process.cluster.ReferralHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every tree has one owner, and a request is referred to it once, before anything has happened. */
class OwnersTest {

    private static final List<String> MEMBERS = List.of("command-a", "command-b", "command-c");

    private record Touch(long tree, boolean joinsLane) implements LaneCommand {

        @Override
        public SortedSet<Long> locks() {
            return new TreeSet<>(List.of(tree));
        }

        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of();
        }
    }

    private static CommandMessage<?> touch(long tree) {
        return GenericCommandMessage.asCommandMessage(new Touch(tree, true));
    }

    private static String owner(OwnerRouter router, long tree) {
        return router.findDestination(touch(tree)).orElseThrow().name();
    }

    @Test
    void allProcessesNameTheSameOwnerAndShareTheTrees() {
        List<OwnerRouter> routers = MEMBERS.stream()
                .map(self -> new OwnerRouter(self, () -> MEMBERS))
                .toList();
        Map<String, Long> shares = LongStream.range(0, 3_000)
                .mapToObj(tree -> {
                    String owner = owner(routers.getFirst(), tree);
                    assertThat(routers).allMatch(router -> owner(router, tree).equals(owner));
                    return owner;
                })
                .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
        assertThat(shares.keySet()).containsExactlyInAnyOrderElementsOf(MEMBERS);
        assertThat(shares.values()).allMatch(share -> share > 500);
    }

    @Test
    void onlyTheTreesOfWhoeverIsGoneChangeHands() {
        List<String> members = new ArrayList<>(MEMBERS);
        OwnerRouter router = new OwnerRouter("command-a", () -> List.copyOf(members));
        List<String> before =
                LongStream.range(0, 1_000).mapToObj(tree -> owner(router, tree)).toList();
        members.remove("command-b");
        List<String> after =
                LongStream.range(0, 1_000).mapToObj(tree -> owner(router, tree)).toList();
        for (int tree = 0; tree < before.size(); tree++) {
            if (!before.get(tree).equals("command-b")) {
                assertThat(after.get(tree)).isEqualTo(before.get(tree));
            }
        }
        assertThat(after).doesNotContain("command-b");
    }

    @Test
    void whatJoinsNoLaneStaysWhereItArrived() {
        OwnerRouter router = new OwnerRouter("command-a", () -> MEMBERS);
        assertThat(LongStream.range(0, 100)
                        .mapToObj(tree ->
                                router.findDestination(GenericCommandMessage.asCommandMessage(new Touch(tree, false))))
                        .toList())
                .allMatch(member -> member.orElseThrow().local());
    }

    @Test
    void aRequestIsReferredOnceAndThenDoneHere() {
        SimpleCommandBus local = SimpleCommandBus.builder().build();
        local.subscribe(Touch.class.getName(), command -> "done");
        OwnerRouter router = new OwnerRouter("command-a", () -> MEMBERS);
        DistributedCommandBus bus = DistributedCommandBus.builder()
                .commandRouter(router)
                .connector(new ReferringConnector(local))
                .build();
        long foreign = LongStream.range(0, 1_000)
                .filter(tree -> !owner(router, tree).equals("command-a"))
                .findFirst()
                .orElseThrow();
        MockHttpServletResponse response = new MockHttpServletResponse();

        List<Object> answers = new ArrayList<>();
        ScopedValue.where(Referral.CURRENT, new Referral(response)).run(() -> {
            send(bus, foreign, answers);
            send(bus, foreign, answers);
        });
        send(bus, foreign, answers);

        assertThat(answers.get(0)).isInstanceOf(ApiFailure.Misdirected.class);
        assertThat(response.getHeader(ReferralHeaders.OWNER)).isEqualTo(owner(router, foreign));
        assertThat(answers.subList(1, 3)).containsExactly("done", "done");
    }

    private static void send(DistributedCommandBus bus, long tree, List<Object> answers) {
        bus.dispatch(
                touch(tree),
                (command, result) ->
                        answers.add(result.isExceptional() ? result.exceptionResult() : result.getPayload()));
    }
}
