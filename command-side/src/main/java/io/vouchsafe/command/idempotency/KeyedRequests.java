package io.vouchsafe.command.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Has requests worked on once under their keys, and finds the one answer for all who ask. */
final class KeyedRequests {

    private final ReceiptTable table;
    private final Partitions partitions;
    private final Counter replayed;
    private final Counter inFlight;
    private final Counter mismatched;
    /** What this process is working on. Another process finds out when it writes. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    KeyedRequests(ReceiptTable table, Partitions partitions, MeterRegistry meters) {
        this.table = table;
        this.partitions = partitions;
        this.replayed = counter(meters, "replayed");
        this.inFlight = counter(meters, "in_flight");
        this.mismatched = counter(meters, "mismatched");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("vouchsafe.idempotency")
                .tag("outcome", outcome)
                .description("requests whose key was used before: answered again, turned away meanwhile, or refused")
                .register(meters);
    }

    /** One request that has come in. */
    interface Work {

        /** Whether its body is too large to be read before it is worked on. It then cannot be answered in one transaction. */
        boolean streamed();

        /** The fingerprint of the request. Reads what is left of a streamed body. */
        String fingerprint() throws Exception;

        /** Works on it, and returns the answer if that is to be kept. */
        @Nullable
        Receipt run() throws Exception;
    }

    /**
     * Works on a request, unless it was answered before. Throws the answer to a key that is in use, now or for another request.
     *
     * @return what was answered before; {@code null} if the request has just been worked on
     */
    @Nullable
    Receipt answer(IdempotencyKey key, Work work) throws Exception {
        boolean first = underWay.add(key.scope());
        try {
            Receipt known = table.find(key);
            if (known != null) {
                return again(known, work.fingerprint());
            }
            if (!first) {
                inFlight.increment();
                throw IdempotencyKey.inFlight();
            }
            partitions.require(key.day());
            return work.streamed() ? apart(key, work) : together(key, work);
        } finally {
            if (first) {
                underWay.remove(key.scope());
            }
        }
    }

    /** The answer is kept in the transaction of the events, if one command gives it. */
    private @Nullable Receipt together(IdempotencyKey key, Work work) throws Exception {
        KeyedRequest request = new KeyedRequest(key, work.fingerprint());
        Receipt given = request.during(work::run);
        Receipt earlier = request.replay();
        if (earlier != null) {
            return again(earlier, request.fingerprint());
        }
        return given == null || request.isKept() ? null : keep(key, given);
    }

    private @Nullable Receipt apart(IdempotencyKey key, Work work) throws Exception {
        Receipt given = work.run();
        return given == null ? null : keep(key, given);
    }

    private @Nullable Receipt keep(IdempotencyKey key, Receipt given) {
        Receipt earlier = table.keep(new ReceiptTable.Row(key, given));
        return earlier == null ? null : again(earlier, given.fingerprint());
    }

    private Receipt again(Receipt known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            mismatched.increment();
            throw IdempotencyKey.mismatch();
        }
        replayed.increment();
        return known;
    }
}
