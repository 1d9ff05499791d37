package io.vouchsafe.store.checkpoint;

import io.vouchsafe.store.chain.StoredChain;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checkpoints, where there is a folder for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("vouchsafe.audit.folder")
@EnableConfigurationProperties(CheckpointProperties.class)
public class CheckpointConfiguration {

    @Bean
    Checkpoints checkpoints(StoredChain chain, CheckpointProperties properties) {
        return new Checkpoints(chain, new AuditFolder(properties.folder(), properties.key()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CheckpointSchedule checkpointSchedule(Checkpoints checkpoints, CheckpointProperties properties, Clock clock) {
        return new CheckpointSchedule(checkpoints, properties.interval(), clock);
    }
}
