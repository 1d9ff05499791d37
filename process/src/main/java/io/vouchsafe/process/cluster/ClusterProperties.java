package io.vouchsafe.process.cluster;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This process among the others on its database.
 *
 * @param part what it does for them
 * @param url where they reach it
 * @param renewal time between two signs of life
 * @param lease how long a process counts as there after its last sign of life; several times the renewal
 * @param farewell how long a process that stops goes on answering after it has said so, until the others have heard of it; at least one renewal
 */
@ConfigurationProperties("vouchsafe.cluster")
public record ClusterProperties(
        Part part,
        URI url,
        @DefaultValue("500ms") Duration renewal,
        @DefaultValue("3s") Duration lease,
        @DefaultValue("1200ms") Duration farewell) {}
