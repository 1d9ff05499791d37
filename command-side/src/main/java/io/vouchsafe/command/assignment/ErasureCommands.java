package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.voucher.NamedVouchers;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.command.voucher.VoucherStanding;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.voucher.VoucherState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

/**
 * Erases customers: unlike a deletion also those who redeemed. Identifier, key and kept answers go; redemptions, totals and limits stay, under a
 * number that leads to nobody. Vouchers that were assigned and not used are free again.
 */
public final class ErasureCommands {

    /** How long a request may have been under way before its answer is written, generously. */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final VoucherDirectory vouchers;
    private final VoucherStanding standing;
    private final KeptAnswers answers;
    private final DecisionClock clock;

    public ErasureCommands(
            VoucherDirectory vouchers, VoucherStanding standing, KeptAnswers answers, DecisionClock clock) {
        this.vouchers = vouchers;
        this.standing = standing;
        this.answers = answers;
        this.clock = clock;
    }

    /** The customer's number, and when it was. */
    record Erased(long customerNo, Instant at) {}

    @CommandHandler
    Erased erase(EraseCustomer command, Streams streams, Customers customers, MetaData by) {
        CustomerKey customer = command.customer();
        Long customerNo = customers.number(customer);
        if (customerNo == null) {
            throw new ApiFailure.NotFound("Customer");
        }
        NamedVouchers assigned = NamedVouchers.lockedOf(customerNo, vouchers, streams);
        streams.wroteRows();
        // The long look through all answers comes first, so that redemptions wait for the short one only.
        answers.forget(customer, Instant.EPOCH);
        streams.lockLate(CustomerKey.ERASURE, CustomerState.of(customerNo));
        Decision decision = new Decision(streams, clock.now(streams), by);
        answers.forget(customer, decision.at().minus(UNDER_WAY));
        standing.unassign(unused(assigned, streams), decision);
        customers.erase(customer, command.reason(), decision);
        return new Erased(customerNo, decision.at());
    }

    private static List<VoucherCard> unused(NamedVouchers assigned, Streams streams) {
        return assigned.vouchers().stream()
                .filter(card -> {
                    VoucherState state = Vouchers.existing(card, streams);
                    return state != null && state.uses() == 0;
                })
                .toList();
    }
}
