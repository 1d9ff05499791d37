package io.vouchsafe.query.projection;

/** How a projection fares in this process. */
public enum ProjectionState {
    /** Follows the events. */
    RUNNING,
    /** Another process runs it, or none has taken it up yet. */
    STANDING_BY,
    /** Has no rows yet: they are being made from the whole past, and until then it cannot be read. */
    FILLING,
    /** Met an error, rolled back and tries again after a while. */
    FAILING,
    /** Was stopped, or gave up. */
    STOPPED
}
