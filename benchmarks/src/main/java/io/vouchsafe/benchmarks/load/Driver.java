package io.vouchsafe.benchmarks.load;

/** Sends a load from a process of its own and waits for its end. */
public interface Driver {

    /** What to call it in a report. */
    String name();

    /** Sends the load as hard as told. Fails if nothing can be sent at all; refused requests are counted. */
    Outcome drive(Load load, Effort effort);
}
