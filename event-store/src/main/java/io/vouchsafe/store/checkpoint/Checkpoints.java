package io.vouchsafe.store.checkpoint;

import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Sha256;
import io.vouchsafe.store.chain.StoredChain;
import java.util.Optional;

/** Makes checkpoints of a chain and keeps them in a folder; several processes may do so. */
public final class Checkpoints {

    private final StoredChain chain;
    private final AuditFolder folder;

    public Checkpoints(StoredChain chain, AuditFolder folder) {
        this.chain = chain;
        this.folder = folder;
    }

    /**
     * Signs where the chain stands now and keeps it; answers the latest one if there was no commit since. The chain must still hold what the latest
     * one has seen: who tampers is not helped by a signature, and the older one is never replaced. Reads two links, however long the past is.
     *
     * @throws ChainBroken if the chain has lost or changed it
     * @throws io.vouchsafe.store.chain.AuditUnavailable if the key cannot be used, or the folder not be written
     */
    public Checkpoint make() {
        AuditKey key = folder.key();
        Optional<Checkpoint> latest = folder.latest();
        Head head =
                chain.head().orElseThrow(() -> new ChainBroken("The chain is gone: there is not even its beginning."));
        if (latest.isPresent()) {
            requireUnchanged(latest.get());
            if (latest.get().number() == head.number()) {
                return latest.get();
            }
        }
        Checkpoint made = Checkpoint.sign(head, key);
        folder.keep(made);
        return made;
    }

    /**
     * The chain must still hold what a checkpoint has seen.
     *
     * @throws ChainBroken if it has lost or changed it
     */
    public void requireUnchanged(Checkpoint latest) {
        Sha256 hash = chain.hashOf(latest.number())
                .orElseThrow(() -> new ChainBroken(
                        "Commit %d, which the checkpoint of %s has seen, is gone: the chain was cut off before it, or the checkpoints are those of another database."
                                .formatted(latest.number(), latest.at())));
        if (!hash.equals(latest.hash())) {
            throw new ChainBroken(
                    "Commit %d is not the one of the checkpoint of %s: it, or what is before it, was written anew, or the checkpoints are those of another database."
                            .formatted(latest.number(), latest.at()));
        }
    }

    /** The one that was made last. */
    public Optional<Checkpoint> latest() {
        return folder.latest();
    }
}
