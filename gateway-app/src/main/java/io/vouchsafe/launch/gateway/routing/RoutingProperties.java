package io.vouchsafe.launch.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway speaks with the sides.
 *
 * @param connectTimeout how long a process of a side may take to take a connection; then another one is asked
 * @param answerTimeout how long an ordinary request may stay without a byte of its answer; longer than a command side waits for a commit
 * @param bulkAnswerTimeout the same for files, batches and erasures, which are answered when they are done
 * @param connections how many there may be to each process of a side
 */
@ConfigurationProperties("vouchsafe.routing")
public record RoutingProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("35s") Duration answerTimeout,
        @DefaultValue("30m") Duration bulkAnswerTimeout,
        @DefaultValue("2000") int connections) {}
