package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a chain has found.
 *
 * @param commits how many links were seen, without the one that begins the chain
 * @param events how many events were compared with their digests
 * @param unproven global index up to which events were there before the chain began
 * @param position global index of the last event of the last link
 * @param hash of the last link; {@code null} if there is none
 * @param checkpoints how many checkpoints were compared
 * @param findings where it breaks, from the beginning; at most {@link ChainCheck#MOST_FINDINGS}
 * @param breaks how many places there are in all
 */
public record Verdict(
        long commits,
        long events,
        long unproven,
        long position,
        @Nullable Sha256 hash,
        int checkpoints,
        List<Finding> findings,
        long breaks) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was written. */
    public boolean intact() {
        return breaks == 0;
    }

    /** The first place where it breaks. */
    public Finding first() {
        return findings.getFirst();
    }
}
