package io.vouchsafe.query.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.store.audit.ChainWatch;
import io.vouchsafe.store.checkpoint.Checkpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the proof.
 *
 * @param headPosition of the newest event in the chain; {@code null} if there is no chain
 * @param lastCheckpoint {@code null} where none has been made
 * @param verified {@code null} until this server has verified for the first time
 */
@JsonPropertyOrder({"type", "head_position", "last_checkpoint", "verified"})
record ChainStatus(
        String type,
        @Nullable Long headPosition,
        @Nullable Signed lastCheckpoint,
        @Nullable Verified verified) {

    /**
     * A checkpoint.
     *
     * @param number of the commit
     * @param position of its last event
     * @param hash in hexadecimal
     * @param key fingerprint of the key that signed it
     */
    @JsonPropertyOrder({"number", "position", "hash", "time", "key"})
    record Signed(long number, long position, String hash, Instant time, String key) {

        static Signed of(Checkpoint checkpoint) {
            return new Signed(
                    checkpoint.number(),
                    checkpoint.position(),
                    checkpoint.hash().hex(),
                    checkpoint.at(),
                    checkpoint.key());
        }
    }

    /**
     * What the server found.
     *
     * @param upTo position of the last event that was verified
     * @param problem the first place where the chain breaks
     */
    @JsonPropertyOrder({"up_to", "at", "intact", "problem"})
    record Verified(
            long upTo, Instant at, boolean intact, @Nullable String problem) {

        static Verified of(ChainWatch.State state) {
            return new Verified(state.upTo(), state.at(), state.intact(), state.problem());
        }
    }
}
