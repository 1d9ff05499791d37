package io.vouchsafe.command.voucher;

import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The one place where it changes whose vouchers are and whether they are valid: the streams and the directory's rows, in one transaction.
 *
 * <p>It does what it is told. Whoever tells it holds the locks of the vouchers' trees and, to assign, that of the customer
 * ({@code CustomerKey.lock}), announced the vouchers' streams, and has judged the states.
 */
public final class VoucherStanding {

    private final VoucherDirectory directory;

    public VoucherStanding(VoucherDirectory directory) {
        this.directory = directory;
    }

    /** Gives vouchers to a customer, who alone may redeem them from now on. */
    public void assign(Collection<VoucherCard> cards, long customerNo, Decision decision) {
        for (VoucherCard card : cards) {
            append(
                    card,
                    new VoucherAssigned(
                            card.id(),
                            card.campaign().projectId(),
                            card.campaign().campaignId(),
                            state(card, decision).assignedTo(customerNo),
                            decision.at()),
                    decision);
        }
        enter(cards, customerNo, decision);
    }

    /** Takes vouchers back from whomever they are assigned to. */
    public void unassign(Collection<VoucherCard> cards, Decision decision) {
        for (VoucherCard card : cards) {
            append(
                    card,
                    new VoucherUnassigned(
                            card.id(),
                            card.campaign().projectId(),
                            card.campaign().campaignId(),
                            state(card, decision).assignedTo(null),
                            decision.at()),
                    decision);
        }
        enter(cards, null, decision);
    }

    /** Invalidates vouchers for good. */
    public void expire(Collection<VoucherCard> cards, Decision decision) {
        for (VoucherCard card : cards) {
            append(
                    card,
                    new VoucherExpired(
                            card.id(),
                            card.campaign().projectId(),
                            card.campaign().campaignId(),
                            state(card, decision).invalidated(),
                            decision.at()),
                    decision);
        }
    }

    private static VoucherState state(VoucherCard card, Decision decision) {
        return Vouchers.state(card, decision.streams());
    }

    private static void append(VoucherCard card, VoucherEvent.OfOne event, Decision decision) {
        decision.streams().append(Vouchers.of(card.id()), event, decision.by());
    }

    private void enter(Collection<VoucherCard> cards, @Nullable Long customerNo, Decision decision) {
        if (!cards.isEmpty()) {
            decision.streams().wroteRows();
            directory.assign(cards, customerNo);
        }
    }
}
