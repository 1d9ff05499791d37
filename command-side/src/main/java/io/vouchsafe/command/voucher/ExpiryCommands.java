package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherState;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

/** Decides which vouchers of a list are invalidated (contract §3.4, §5.2 #9), under the locks of all their trees. */
public final class ExpiryCommands {

    private final VoucherStanding standing;
    private final DecisionClock clock;

    public ExpiryCommands(VoucherStanding standing, DecisionClock clock) {
        this.standing = standing;
        this.clock = clock;
    }

    /** Skips what is used up, what is invalid already, and what no longer exists. */
    @CommandHandler
    void expire(ExpireVouchers command, Streams streams, MetaData by) {
        List<VoucherCard> expired = new ArrayList<>();
        for (VoucherCard card : command.named().vouchers()) {
            VoucherState state = Vouchers.existing(card, streams);
            if (state != null && !state.expired() && !usedUp(card, state, streams)) {
                expired.add(card);
            }
        }
        standing.expire(expired, new Decision(streams, clock.now(streams), by));
    }

    private static boolean usedUp(VoucherCard card, VoucherState state, Streams streams) {
        CampaignState campaign = streams.state(CampaignStream.of(card.campaign().campaignId()));
        return state.uses() > 0 && campaign != null && campaign.terms().voucherType() == VoucherType.UNIQUE;
    }
}
