package io.vouchsafe.command.idempotency;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/** A command that answers a request with a key. What is to be kept travels beside the payload, so that no event ever carries it. */
public final class KeyedCommand<C> extends GenericCommandMessage<C> {

    private static final long serialVersionUID = 1L;

    private final transient Settlement<?> settlement;

    public KeyedCommand(CommandMessage<C> command, Settlement<?> settlement) {
        super(command, command.getCommandName());
        this.settlement = settlement;
    }

    /** What becomes of it. */
    public Settlement<?> settlement() {
        return settlement;
    }

    @Override
    public KeyedCommand<C> withMetaData(Map<String, ?> metaData) {
        return new KeyedCommand<>(super.withMetaData(metaData), settlement);
    }

    @Override
    public KeyedCommand<C> andMetaData(Map<String, ?> metaData) {
        return new KeyedCommand<>(super.andMetaData(metaData), settlement);
    }
}
