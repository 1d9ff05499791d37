package io.vouchsafe.command.lane;

import java.util.List;

/** What commands that share a transaction share besides: opened before the first is handled, ended with the transaction. */
public interface Batch {

    /** Takes the locks and loads what the commands announced. Runs inside the transaction. */
    void open(List<LaneCommand> commands);

    /** How much has been decided so far; a command that fails after changing this number fails its batch. */
    int changes();

    /** Writes what was decided. Runs inside the transaction, after the last command. */
    void flush();

    /** The transaction is durable. */
    void committed();

    /** The transaction failed, or its outcome is unknown. */
    void abandoned();
}
