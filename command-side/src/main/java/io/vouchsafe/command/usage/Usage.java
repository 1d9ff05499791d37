package io.vouchsafe.command.usage;

import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.usage.UsageEvent;
import io.vouchsafe.events.usage.UsageReversed;
import java.time.Instant;
import org.axonframework.messaging.MetaData;

/**
 * How often a customer redeemed in a campaign. Counted for every confirmed redemption of a named customer, whether or not there is a rule
 * today, so that a rule set tomorrow counts from the beginning. All of one commit are one event.
 */
public final class Usage {

    private static final StreamKind<Long> KIND = new StreamKind<>((_, event) -> ((UsageEvent) event).total(), true);

    private Usage() {}

    /** The stream of one customer's use of one campaign; its state is the number of confirmed redemptions. */
    public static StreamRef<Long> of(long campaignId, long customerNo) {
        return KIND.named(StreamIds.usage(campaignId, customerNo));
    }

    /** How many redemptions of the customer were confirmed in the campaign. */
    public static long total(Streams streams, long campaignId, long customerNo) {
        Long total = streams.state(of(campaignId, customerNo));
        return total == null ? 0 : total;
    }

    /** Counts one confirmed redemption. */
    public static void count(
            Streams streams, long campaignId, long projectId, long customerNo, Instant at, MetaData by) {
        long total = Math.addExact(total(streams, campaignId, customerNo), 1);
        streams.appendMerged(
                of(campaignId, customerNo),
                UsageCounted.class,
                new UsageCounted(campaignId, projectId, customerNo, 1, total, at),
                (earlier, later) -> new UsageCounted(
                        later.campaignId(),
                        later.projectId(),
                        later.customerNo(),
                        Math.addExact(earlier.times(), later.times()),
                        later.total(),
                        later.at()),
                by);
    }

    /** Takes one confirmed redemption of a named customer back; answers how many are left. */
    public static long reverse(RedemptionReversed redemption, long customerNo, Decision decision) {
        long campaignId = redemption.campaignId();
        long left = total(decision.streams(), campaignId, customerNo) - 1;
        if (left < 0) {
            throw new IllegalStateException("no use of campaign " + campaignId + " was counted for " + redemption);
        }
        decision.streams()
                .append(
                        of(campaignId, customerNo),
                        new UsageReversed(
                                campaignId,
                                redemption.projectId(),
                                customerNo,
                                redemption.redemptionId(),
                                left,
                                decision.at()),
                        decision.by());
        return left;
    }
}
