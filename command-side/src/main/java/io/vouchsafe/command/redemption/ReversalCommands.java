package io.vouchsafe.command.redemption;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.redemption.RedemptionState.Confirmation;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.command.voucher.FreeVouchers;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.voucher.VoucherState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Takes confirmed redemptions back: everything that the confirmation changed is restored, in one transaction, from what the redemption's own
 * events say of it; whatever was edited since does not matter.
 */
public final class ReversalCommands {

    private static final String ATTRIBUTE = "transaction_id";

    private final VoucherDirectory vouchers;
    private final FreeVouchers free;
    private final ProjectSettings projects;
    private final DecisionClock clock;

    public ReversalCommands(
            VoucherDirectory vouchers, FreeVouchers free, ProjectSettings projects, DecisionClock clock) {
        this.vouchers = vouchers;
        this.free = free;
        this.projects = projects;
        this.clock = clock;
    }

    @CommandHandler
    ReversalAnswer reverse(ReverseRedemption command, Streams streams, MetaData by) {
        RedemptionState seen = streams.state(command.stream());
        if (seen == null || seen.deleted() || (seen.confirmation() == null && !vouchers.exists(seen.voucherId()))) {
            return new ReversalAnswer.Unknown();
        }
        Confirmation confirmation = seen.confirmation();
        if (confirmation == null) {
            return refused(RefusalCode.INVALID, "The redemption is not confirmed: it can be deleted instead");
        }
        Long customerNo = seen.request().customerNo();
        streams.lockLate(
                new TreeSet<>(List.of(confirmation.treeId())), touched(command, seen, confirmation, customerNo));
        // What was seen before the lock may have been reversed while it was waited for. It cannot have been anything
        // else.
        RedemptionState redemption = Objects.requireNonNull(streams.state(command.stream()));
        if (redemption.reversed()) {
            return refused(RefusalCode.MUST_BE_UNIQUE, "The redemption has been reversed already");
        }
        return reversed(command, redemption, confirmation, new Decision(streams, clock.now(streams), by));
    }

    private ReversalAnswer reversed(
            ReverseRedemption command, RedemptionState redemption, Confirmation confirmation, Decision decision) {
        String zone = confirmation.timeZone();
        Long customerNo = redemption.request().customerNo();
        RedemptionReversed event = new RedemptionReversed(
                redemption.id(),
                command.projectId(),
                confirmation.campaignId(),
                confirmation.mainId(),
                redemption.voucherId(),
                customerNo,
                redemption.granted().minor(),
                confirmation.at(),
                zone == null ? projects.zone(command.projectId()).getId() : zone,
                command.reason(),
                decision.at());
        decision.streams().append(command.stream(), event, decision.by());
        VoucherState voucher = Vouchers.restored(event, decision);
        if (voucher.active() && voucher.customerNo() == null && !voucher.expired()) {
            decision.streams().wroteRows();
            free.release(event.campaignId(), event.voucherId());
        }
        Ledger.reverse(event.campaignId(), event, decision);
        Long mainId = event.mainCampaignId();
        if (mainId != null) {
            Ledger.reverse(mainId, event, decision);
        }
        if (customerNo != null && Usage.reverse(event, customerNo, decision) == 0) {
            Customers.reversed(customerNo, event.projectId(), event.campaignId(), decision);
        }
        return new ReversalAnswer.Reversed(event);
    }

    private static Collection<StreamRef<?>> touched(
            ReverseRedemption command,
            RedemptionState redemption,
            Confirmation confirmation,
            @Nullable Long customerNo) {
        List<StreamRef<?>> refs = new ArrayList<>(6);
        refs.add(command.stream());
        refs.add(Vouchers.of(redemption.voucherId()));
        refs.add(Ledger.of(confirmation.campaignId()));
        Long mainId = confirmation.mainId();
        if (mainId != null) {
            refs.add(Ledger.of(mainId));
        }
        if (customerNo != null) {
            refs.add(CustomerState.of(customerNo));
            refs.add(Usage.of(confirmation.campaignId(), customerNo));
        }
        return refs;
    }

    private static ReversalAnswer refused(RefusalCode code, String message) {
        return new ReversalAnswer.Refused(Refusal.of(ATTRIBUTE, code, message));
    }
}
