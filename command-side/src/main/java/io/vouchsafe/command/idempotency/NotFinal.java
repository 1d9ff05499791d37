package io.vouchsafe.command.idempotency;

/**
 * Thrown by the rendering of a command's answer that is not the end of its request: the controller asks again with another command, and nothing is
 * kept under the request's key. Carries no stack trace, because it is an answer and not a fault.
 */
public final class NotFinal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFinal() {
        super("the answer is not final", null, false, false);
    }
}
