package io.vouchsafe.contract.caller;

/**
 * Who sent a request. The project comes from the credential and from nowhere else, so that no request can name another one.
 *
 * @param projectId the project that the credential belongs to
 * @param credential a stable, non-secret label for the history, such as {@code user:1} or {@code key:7}
 * @param role what it may do
 */
public record Caller(long projectId, String credential, Role role) {

    /** The request attribute under which the edge leaves the caller. */
    public static final String ATTRIBUTE = Caller.class.getName();
}
