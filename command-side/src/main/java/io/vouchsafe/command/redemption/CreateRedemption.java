package io.vouchsafe.command.redemption;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.NamesCustomer;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validate a redemption, and confirm it at once if so wanted (contract §4.1).
 *
 * @param ttl how long it may be confirmed; {@code null} is for ever
 */
record CreateRedemption(
        VoucherCard voucher,
        String presentedCode,
        long attemptId,
        String transactionId,
        @Nullable CustomerKey customer,
        long costMinor,
        @Nullable String userAgent,
        @Nullable Location location,
        List<CategoryTag> categories,
        @Nullable Duration ttl,
        boolean confirm)
        implements RedemptionCommand, NamesCustomer {

    @Override
    public Collection<StreamRef<?>> furtherStreams(Streams streams) {
        CampaignState campaign = streams.state(CampaignStream.of(campaignId()));
        return campaign == null ? List.of() : Evidence.streams(campaign);
    }

    /** A confirmed redemption is counted whatever the rules are. */
    @Override
    public Collection<StreamRef<?>> streams(long customerNo) {
        return confirm ? List.of(Usage.of(campaignId(), customerNo)) : List.of();
    }

    @Override
    public Collection<StreamRef<?>> furtherStreams(long customerNo, Streams streams) {
        CampaignState campaign = confirm ? null : streams.state(CampaignStream.of(campaignId()));
        return campaign == null || campaign.rules().of(RuleKind.PER_CUSTOMER).isEmpty()
                ? List.of()
                : List.of(Usage.of(campaignId(), customerNo));
    }

    private long campaignId() {
        return voucher.campaign().campaignId();
    }

    /** The request as it is judged and stored, once the customer's number is known. */
    RedemptionRequest request(@Nullable Long customerNo, Instant now) {
        return new RedemptionRequest(
                transactionId,
                customerNo,
                costMinor,
                userAgent,
                location,
                categories,
                ttl == null ? null : now.plus(ttl));
    }
}
