package io.vouchsafe.contract.caller;

/** Keys of the context that every line of the log carries. None of them is secret, and none names a person. */
public final class LogContext {

    /** Id of the request, which is also in the answer's header and beside the events. */
    public static final String REQUEST = "requestId";

    /** Number of the caller's project, once the caller is known. */
    public static final String PROJECT = "project";

    private LogContext() {}
}
