package io.vouchsafe.contract.caller;

/** Whether a caller is still let in, for answers that go on for long. */
@FunctionalInterface
public interface Standing {

    /** The request attribute under which the edge leaves it. */
    String ATTRIBUTE = Standing.class.getName();

    /**
     * Whether the same request would still come from the same {@link Caller} now. Asking is cheap, and does not count as using a session.
     *
     * @throws io.vouchsafe.contract.error.ApiFailure if that cannot be found out just now
     */
    boolean holds();
}
