package io.vouchsafe.command.dispatch;

import org.axonframework.commandhandling.CommandBus;

/** Puts another bus in front of this process's own, which may have commands handled elsewhere. */
@FunctionalInterface
public interface BusInFront {

    /** The bus that commands are sent to, in front of the one that handles them here. */
    CommandBus of(CommandBus local);
}
