package io.vouchsafe.command.lane;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.store.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;

/**
 * Axon's command bus with group commit: each {@link LaneCommand} is still handled as a command of its own in a unit of work of its own, but all
 * that queued up in its lane while the lane was busy share one transaction and one commit, and are answered after it.
 */
public final class LaneCommandBus extends SimpleCommandBus implements AutoCloseable {

    private final BatchExecution execution;
    private final LaneMeters meters;
    private final Traces traces;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * A bus with its lanes running.
     *
     * @param laneCount how many batches may be under way at once; one decides while another commits
     * @param capacity how many commands may wait in each lane before further ones are turned away
     * @param maxBatch how many commands one commit may carry
     */
    public LaneCommandBus(
            TransactionManager transactions,
            BatchUnitOfWork unitOfWork,
            LaneMeters meters,
            Traces traces,
            int laneCount,
            int capacity,
            int maxBatch) {
        super(SimpleCommandBus.builder().transactionManager(transactions));
        this.execution = new BatchExecution(unitOfWork, meters, traces, this::handleNested);
        this.traces = traces;
        this.meters = meters;
        for (int i = 0; i < laneCount; i++) {
            lanes.add(new Lane("lane-" + i, execution, meters, capacity, maxBatch));
        }
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (!(command.getPayload() instanceof LaneCommand laneCommand)) {
            super.handle(command, handler, callback);
            return;
        }
        Item<C, R> item = Item.sent(command, laneCommand, handler, callback, traces);
        if (!laneCommand.joinsLane()) {
            execution.run(List.of(item));
        } else if (!lane(laneCommand).offer(item)) {
            meters.turnedAway();
            item.answer(GenericCommandResultMessage.asCommandResultMessage(
                    new ApiFailure.Unavailable("The server is busy; nothing was changed. Try again shortly", 1)));
        }
    }

    private Lane lane(LaneCommand command) {
        return lanes.get(Math.floorMod(Long.hashCode(command.locks().last()), lanes.size()));
    }

    private <C, R> void handleNested(Item<C, R> item, CommandCallback<? super C, ? super R> callback) {
        super.handle(item.command(), item.handler(), callback);
    }

    /** How many commands wait, in all lanes. */
    public int queued() {
        return lanes.stream().mapToInt(Lane::queued).sum();
    }

    /** How many commands the lanes have handled so far. */
    public long handled() {
        return lanes.stream().mapToLong(Lane::handled).sum();
    }

    /** Finishes what is queued, then ends the lanes. What comes later is turned away. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
