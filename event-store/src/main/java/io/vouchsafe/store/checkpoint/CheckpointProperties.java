package io.vouchsafe.store.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how often checkpoints are made.
 *
 * @param folder of keys and checkpoints; without this setting there are none
 * @param key file of a signing key that is kept elsewhere
 * @param interval between two checkpoints; zero to make them on demand only
 */
@ConfigurationProperties("vouchsafe.audit")
record CheckpointProperties(
        Path folder, @Nullable Path key, @DefaultValue("1h") Duration interval) {}
