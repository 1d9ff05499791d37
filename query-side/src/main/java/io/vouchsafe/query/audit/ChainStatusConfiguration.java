package io.vouchsafe.query.audit;

import io.vouchsafe.store.audit.ChainWatch;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.Checkpoints;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The state of the proof, with as much as the server has of it. */
@Configuration(proxyBeanMethods = false)
public class ChainStatusConfiguration {

    @Bean
    ChainController chainController(
            StoredChain chain, ObjectProvider<Checkpoints> checkpoints, ObjectProvider<ChainWatch> watch) {
        return new ChainController(chain, checkpoints.getIfAvailable(), watch.getIfAvailable());
    }

    @Bean
    @ConditionalOnProperty("vouchsafe.audit.folder")
    ChainMetrics chainMetrics(ChainWatch watch) {
        return new ChainMetrics(watch);
    }
}
