package io.vouchsafe.command.idempotency;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request with an idempotency key while it is worked on, bound to the thread that does so. */
public final class KeyedRequest {

    private static final ScopedValue<KeyedRequest> CURRENT = ScopedValue.newInstance();

    private final IdempotencyKey key;
    private final String fingerprint;
    private volatile boolean kept;
    private volatile @Nullable Receipt replay;

    KeyedRequest(IdempotencyKey key, String fingerprint) {
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** The request of this thread; {@code null} if it has no key. */
    public static @Nullable KeyedRequest current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    <T extends @Nullable Object, X extends Exception> T during(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /**
     * The settlement of a command that answers this request.
     *
     * @param rendering from the command's answer to the body of the response, {@code null} for 204; or throws
     */
    public <B extends @Nullable Object> Settlement<B> settlement(Function<@Nullable Object, B> rendering) {
        return new Settlement<>(this, rendering);
    }

    IdempotencyKey key() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    void kept() {
        kept = true;
    }

    /** Whether the answer was kept in the transaction of the events. */
    boolean isKept() {
        return kept;
    }

    void replay(Receipt receipt) {
        replay = receipt;
    }

    /** The answer that was kept before, as the transaction has found out; {@code null} if there was none. */
    @Nullable
    Receipt replay() {
        return replay;
    }
}
