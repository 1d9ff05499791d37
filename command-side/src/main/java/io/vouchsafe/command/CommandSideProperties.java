package io.vouchsafe.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the command side.
 *
 * @param lanes batches under way at once; two are best on two cores: one decides while the other commits
 * @param laneCapacity commands that may wait in a lane before further ones are turned away with 503
 * @param laneBatch commands that one commit may carry
 * @param cachedStreams states of streams kept in memory
 * @param cachedVouchers codes kept in memory
 * @param maxVoucherBatch the largest batch of vouchers that one request may ask for (contract §5.2)
 * @param maxImport the largest file of vouchers that one request may bring
 * @param redemptionTtl how long a redemption may be confirmed after its validation, where its client does not say; none is for ever
 * @param answerTimeout how long a request waits for its commit
 */
@ConfigurationProperties("vouchsafe.command")
public record CommandSideProperties(
        @DefaultValue("2") int lanes,
        @DefaultValue("2048") int laneCapacity,
        @DefaultValue("256") int laneBatch,
        @DefaultValue("200000") long cachedStreams,
        @DefaultValue("200000") long cachedVouchers,
        @DefaultValue("50000") int maxVoucherBatch,
        @DefaultValue("1GB") DataSize maxImport,
        @Nullable Duration redemptionTtl,
        @DefaultValue("30s") Duration answerTimeout) {}
