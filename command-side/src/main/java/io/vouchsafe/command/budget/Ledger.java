package io.vouchsafe.command.budget;

import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerEvent;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.messaging.MetaData;

/**
 * The account of what a campaign has granted. Every confirmed redemption is charged to its campaign and to the main campaign, whether or not
 * there is a limit today, so that a limit set tomorrow counts from the beginning. All charges of one commit are one event.
 *
 * <p>Invariants: never negative; equals the sum of the confirmed redemptions that were not reversed; a stream position is written once, so that two writers
 * cannot both count from the same balance.
 */
public final class Ledger {

    private static final StreamKind<LedgerState> KIND =
            new StreamKind<>((state, event) -> ((LedgerEvent) event).state(), true);

    private Ledger() {}

    /** The stream of a campaign's account. */
    public static StreamRef<LedgerState> of(long campaignId) {
        return KIND.named(StreamIds.ledger(campaignId));
    }

    /** How the account stands. */
    public static LedgerState balance(Streams streams, long campaignId) {
        LedgerState state = streams.state(of(campaignId));
        return state == null ? LedgerState.EMPTY : state;
    }

    /** Charges one confirmed redemption. */
    public static void charge(
            Streams streams, long campaignId, long projectId, long amountMinor, Instant at, ZoneId zone, MetaData by) {
        LedgerState next = balance(streams, campaignId).charged(amountMinor, at, zone);
        streams.appendMerged(
                of(campaignId),
                LedgerCharged.class,
                new LedgerCharged(campaignId, projectId, 1, amountMinor, next, at),
                Ledger::together,
                by);
    }

    /** Takes one confirmed redemption back from an account that it was charged to. */
    public static void reverse(long campaignId, RedemptionReversed redemption, Decision decision) {
        LedgerState next = balance(decision.streams(), campaignId)
                .reversed(redemption.grantedMinor(), redemption.confirmedAt(), ZoneId.of(redemption.timeZone()));
        decision.streams()
                .append(
                        of(campaignId),
                        new LedgerReversed(
                                campaignId,
                                redemption.projectId(),
                                redemption.redemptionId(),
                                redemption.grantedMinor(),
                                next,
                                decision.at()),
                        decision.by());
    }

    private static LedgerCharged together(LedgerCharged earlier, LedgerCharged later) {
        return new LedgerCharged(
                later.campaignId(),
                later.projectId(),
                Math.addExact(earlier.redemptions(), later.redemptions()),
                Math.addExact(earlier.amountMinor(), later.amountMinor()),
                later.state(),
                later.at());
    }
}
