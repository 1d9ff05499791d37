package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.Checkpoints;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Verifies the chain, where there is a folder for checkpoints to begin from. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("vouchsafe.audit.folder")
public class ChainWatchConfiguration {

    @Bean
    ChainWatch chainWatch(StoredChain chain, Checkpoints checkpoints, Clock clock) {
        return new ChainWatch(chain, checkpoints, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ChainWatchSchedule chainWatchSchedule(
            ChainWatch watch, @Value("${vouchsafe.audit.interval:1h}") Duration interval) {
        return new ChainWatchSchedule(watch, interval);
    }
}
