package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The streams of vouchers. A voucher's own stream begins when something happens to it; until then it is as it was issued.
 *
 * <p>Invariants: a unique code is confirmed at most once, unless that is reversed; a used voucher is never edited or deleted.
 */
public final class Vouchers {

    private static final StreamKind<VoucherState> KIND =
            new StreamKind<>((state, event) -> ((VoucherEvent.OfOne) event).state(), true);
    private static final StreamKind<Integer> ISSUES = new StreamKind<>(Vouchers::issued, false);

    private Vouchers() {}

    private static Integer issued(@Nullable Integer before, DomainEvent event) {
        return (before == null ? 0 : before) + ((VouchersIssued) event).codes().size();
    }

    /** The stream of one voucher. */
    public static StreamRef<VoucherState> of(long voucherId) {
        return KIND.named(StreamIds.voucher(voucherId));
    }

    /** The stream of one issue; its state is the number of vouchers. */
    public static StreamRef<Integer> issue(long issueId) {
        return ISSUES.named(StreamIds.issue(issueId));
    }

    /** How a voucher stands. */
    public static VoucherState state(VoucherCard card, Streams streams) {
        VoucherState state = streams.state(of(card.id()));
        return state == null ? card.asIssued() : state;
    }

    /**
     * How a voucher stands that the directory has just named; {@code null} if it has been deleted meanwhile, or bears another code. Under
     * the lock of the tree that the directory named.
     */
    public static @Nullable VoucherState existing(VoucherCard card, Streams streams) {
        CampaignRoute route = card.campaign();
        CampaignState campaign = streams.state(CampaignStream.of(route.campaignId()));
        if (campaign == null || campaign.deleted()) {
            return null;
        }
        if (!Objects.equals(campaign.terms().parentId(), route.parentId())) {
            // The lock that is held is that of a tree which the campaign has left.
            throw new ApiFailure.Unavailable("A campaign is just being moved; nothing was changed. Try again", 1);
        }
        VoucherState state = state(card, streams);
        return state.deleted() || !CodeKey.of(state.code()).equals(CodeKey.of(card.code())) ? null : state;
    }

    /** Notes a confirmed redemption of a voucher; all of one commit are one event. */
    public static void redeemed(VoucherCard card, Streams streams, Instant at, MetaData by) {
        VoucherState next = state(card, streams).used(1);
        streams.appendMerged(
                of(card.id()),
                VoucherRedeemed.class,
                new VoucherRedeemed(
                        card.id(), card.campaign().projectId(), card.campaign().campaignId(), 1, next, at),
                Vouchers::together,
                by);
    }

    /** Takes one confirmed redemption of a voucher back; answers how the voucher stands then. */
    public static VoucherState restored(RedemptionReversed redemption, Decision decision) {
        StreamRef<VoucherState> voucher = of(redemption.voucherId());
        VoucherState used = decision.streams().state(voucher);
        if (used == null) {
            throw new IllegalStateException("no use of a voucher was counted for " + redemption);
        }
        VoucherState next = used.restored();
        decision.streams()
                .append(
                        voucher,
                        new VoucherRestored(
                                redemption.voucherId(),
                                redemption.projectId(),
                                redemption.campaignId(),
                                redemption.redemptionId(),
                                next,
                                decision.at()),
                        decision.by());
        return next;
    }

    private static VoucherRedeemed together(VoucherRedeemed earlier, VoucherRedeemed later) {
        return new VoucherRedeemed(
                later.voucherId(),
                later.projectId(),
                later.campaignId(),
                Math.addExact(earlier.times(), later.times()),
                later.state(),
                later.at());
    }
}
