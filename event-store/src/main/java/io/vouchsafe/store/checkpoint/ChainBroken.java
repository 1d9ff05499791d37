package io.vouchsafe.store.checkpoint;

/** The chain is not any more what a checkpoint has seen, so that nothing more is signed; the message says where, for the user. */
public final class ChainBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChainBroken(String message) {
        super(message);
    }
}
