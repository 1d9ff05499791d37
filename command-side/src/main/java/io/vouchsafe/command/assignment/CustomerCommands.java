package io.vouchsafe.command.assignment;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.voucher.CodeList;
import io.vouchsafe.command.voucher.NamedVouchers;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.command.voucher.VoucherStanding;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherState;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands on customers (contract §3.7, §5.8), under the customer's lock and those of the trees that the vouchers are in.
 *
 * <p>Invariants: whoever had a redemption confirmed stays on record; no voucher belongs to a customer who was deleted.
 */
public final class CustomerCommands {

    private final VoucherDirectory vouchers;
    private final VoucherStanding standing;
    private final DecisionClock clock;

    public CustomerCommands(VoucherDirectory vouchers, VoucherStanding standing, DecisionClock clock) {
        this.vouchers = vouchers;
        this.standing = standing;
        this.clock = clock;
    }

    @CommandHandler
    CustomerState register(RegisterCustomer command, Streams streams, Customers customers, MetaData by) {
        if (customers.number(command.customer()) != null) {
            throw new ApiFailure.Invalid(
                    CustomerController.INVALID,
                    List.of(Refusal.of("identifier", RefusalCode.MUST_BE_UNIQUE, "is taken by another customer")));
        }
        long customerNo =
                customers.register(command.customer(), command.isNew(), new Decision(streams, clock.now(streams), by));
        return state(customerNo, streams);
    }

    @CommandHandler
    void delete(DeleteCustomer command, Streams streams, Customers customers, MetaData by) {
        long customerNo = require(command.customer(), customers);
        if (state(customerNo, streams).redeemed()) {
            throw new ApiFailure.Invalid(
                    ErrorCode.CAN_NOT_BE_DELETED,
                    "Customer can not be deleted",
                    List.of(Refusal.of("base", RefusalCode.INVALID, "The customer has confirmed redemptions")));
        }
        NamedVouchers assigned = NamedVouchers.lockedOf(customerNo, vouchers, streams);
        Decision decision = new Decision(streams, clock.now(streams), by);
        standing.unassign(assigned.vouchers(), decision);
        customers.delete(command.customer(), decision);
    }

    @CommandHandler
    CustomerState assign(AssignVouchers command, Streams streams, Customers customers, MetaData by) {
        long customerNo = require(command.customer(), customers);
        List<Refusal> problems = new ArrayList<>();
        command.named().unknown().forEach(code -> problems.add(unknown(code)));
        List<VoucherCard> free = new ArrayList<>();
        for (VoucherCard card : command.named().vouchers()) {
            VoucherState state = Vouchers.existing(card, streams);
            if (state == null) {
                problems.add(unknown(card.code()));
            } else if (!belongsTo(customerNo, state)) {
                Refusal problem = refusal(card, state, streams);
                if (problem == null) {
                    free.add(card);
                } else {
                    problems.add(problem);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ApiFailure.Invalid("Vouchers can not be assigned", problems);
        }
        standing.assign(free, customerNo, new Decision(streams, clock.now(streams), by));
        return state(customerNo, streams);
    }

    @CommandHandler
    CustomerState unassign(UnassignVouchers command, Streams streams, Customers customers, MetaData by) {
        long customerNo = require(command.customer(), customers);
        List<VoucherCard> unused = new ArrayList<>();
        for (VoucherCard card : command.named().vouchers()) {
            VoucherState state = Vouchers.existing(card, streams);
            if (state != null && belongsTo(customerNo, state) && state.uses() == 0) {
                unused.add(card);
            }
        }
        standing.unassign(unused, new Decision(streams, clock.now(streams), by));
        return state(customerNo, streams);
    }

    /** Why a voucher that is not the customer's cannot become so; {@code null} if it can. */
    private static @Nullable Refusal refusal(VoucherCard card, VoucherState state, Streams streams) {
        if (state.customerNo() != null) {
            return refused(
                    RefusalCode.DOES_NOT_MATCH_ASSIGNED_CUSTOMER, card.code(), "is assigned to another customer");
        }
        if (state.expired()) {
            return refused(RefusalCode.EXPIRED, card.code(), "is expired");
        }
        if (state.uses() > 0) {
            CampaignState campaign =
                    streams.state(CampaignStream.of(card.campaign().campaignId()));
            boolean unique = campaign != null && campaign.terms().voucherType() == VoucherType.UNIQUE;
            return unique
                    ? refused(RefusalCode.UNIQUE_CODE_ALREADY_USED, card.code(), "has been redeemed already")
                    : refused(RefusalCode.INVALID, card.code(), "is in use by everybody");
        }
        return null;
    }

    private static Refusal unknown(String code) {
        return refused(RefusalCode.INVALID, code, "does not exist");
    }

    private static Refusal refused(RefusalCode reason, String code, String message) {
        return Refusal.of(CodeList.ATTRIBUTE, reason, code + " " + message);
    }

    private static boolean belongsTo(long customerNo, VoucherState state) {
        Long assignee = state.customerNo();
        return assignee != null && assignee == customerNo;
    }

    private static long require(CustomerKey customer, Customers customers) {
        Long customerNo = customers.number(customer);
        if (customerNo == null) {
            throw new ApiFailure.NotFound("Customer");
        }
        return customerNo;
    }

    private static CustomerState state(long customerNo, Streams streams) {
        CustomerState state = streams.state(CustomerState.of(customerNo));
        if (state == null) {
            throw new IllegalStateException("customer " + customerNo + " was never registered");
        }
        return state;
    }
}
