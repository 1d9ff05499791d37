package io.vouchsafe.query.audit;

import io.vouchsafe.store.audit.ChainWatch;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.Checkpoints;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of the proof over HTTP. The chain goes through the events of all projects, so only the project that the first start made sees it. */
@RestController
final class ChainController {

    private final StoredChain chain;
    private final @Nullable Checkpoints checkpoints;
    private final @Nullable ChainWatch watch;

    /**
     * @param checkpoints {@code null} where none are made
     * @param watch {@code null} where nothing is verified
     */
    ChainController(StoredChain chain, @Nullable Checkpoints checkpoints, @Nullable ChainWatch watch) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.watch = watch;
    }

    @GetMapping("/api/vouchsafe/v1/audit/chain")
    ChainStatus status() {
        return new ChainStatus(
                "ChainStatus",
                chain.head().map(Head::position).orElse(null),
                Optional.ofNullable(checkpoints)
                        .flatMap(Checkpoints::latest)
                        .map(ChainStatus.Signed::of)
                        .orElse(null),
                Optional.ofNullable(watch)
                        .flatMap(ChainWatch::state)
                        .map(ChainStatus.Verified::of)
                        .orElse(null));
    }
}
