package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Decides the commands on vouchers (contract §3.4, §3.5, §5.2), under the lock of their campaign's tree. */
public final class VoucherCommands {

    /** Codes per event: few enough that a reader never holds much, many enough that a million codes are a thousand events. */
    private static final int CHUNK = 1000;
    /** How often codes are drawn for a batch before it is said that too few are free. */
    private static final int DRAWS = 20;

    private final VoucherDirectory directory;
    private final FreeVouchers free;
    private final CodeGenerator generator;
    private final DecisionClock clock;

    /**
     * Handlers that draw codes from a source of randomness.
     *
     * @param random must be cryptographically strong, or codes can be guessed
     */
    public static VoucherCommands of(
            VoucherDirectory directory, FreeVouchers free, RandomGenerator random, DecisionClock clock) {
        return new VoucherCommands(directory, free, new CodeGenerator(random), clock);
    }

    private VoucherCommands(
            VoucherDirectory directory, FreeVouchers free, CodeGenerator generator, DecisionClock clock) {
        this.directory = directory;
        this.free = free;
        this.generator = generator;
        this.clock = clock;
    }

    @CommandHandler
    IssuedVouchers create(CreateVoucher command, Streams streams, Customers customers, MetaData by) {
        CampaignTerms campaign = IssuingCampaign.terms(command.campaign(), streams, "Voucher is invalid");
        String code = command.code();
        if (!directory.taken(command.campaign().projectId(), List.of(code)).isEmpty()) {
            throw new ApiFailure.Invalid("Voucher is invalid", List.of(codeTaken()));
        }
        Instant now = clock.now(streams);
        Long customerNo = command.customer() == null ? null : customers.register(command.customer(), streams, now, by);
        directory.enterIssue(
                command.issueId(),
                command.campaign().projectId(),
                command.campaign().campaignId(),
                null);
        List<@Nullable Long> assigned = customerNo == null ? null : List.of(customerNo);
        directory.enter(new VoucherDirectory.Entry(
                command.campaign(), command.voucherId(), List.of(code), command.active(), assigned, now));
        streams.append(
                Vouchers.issue(command.issueId()),
                new VouchersIssued(
                        command.issueId(),
                        command.campaign().projectId(),
                        command.campaign().campaignId(),
                        command.voucherId(),
                        command.active(),
                        null,
                        List.of(code),
                        assigned,
                        now),
                by);
        return new IssuedVouchers(campaign, command.voucherId(), List.of(code), now);
    }

    @CommandHandler
    IssuedVouchers issue(IssueBatch command, Streams streams, MetaData by) {
        BatchTerms terms = command.terms();
        CampaignRoute route = command.campaign();
        IssuingCampaign.termsForBatch(route, streams);
        if (!directory.enterIssue(command.issueId(), route.projectId(), route.campaignId(), terms.prefix())) {
            throw new ApiFailure.Invalid(
                    "Batch is invalid",
                    List.of(Refusal.of(
                            "prefix", RefusalCode.MUST_BE_UNIQUE, "was used by an earlier batch of the project")));
        }
        streams.wroteRows();
        List<String> codes = new ArrayList<>(terms.size());
        Instant entered = clock.now(streams);
        while (codes.size() < terms.size()) {
            // Looking up what is taken also finds what this batch has entered already, so a chunk needs to know nothing
            // of the others.
            List<String> chunk = freeCodes(terms, Math.min(CHUNK, terms.size() - codes.size()), route.projectId());
            directory.enter(new VoucherDirectory.Entry(
                    route, command.firstVoucherId() + codes.size(), chunk, terms.active(), null, entered));
            codes.addAll(chunk);
        }
        // From here on the tree is ours: whether the campaign still stands is decided together with the events.
        streams.lockLate(route.treeId(), CampaignStream.of(route.campaignId()));
        CampaignTerms campaign = IssuingCampaign.termsForBatch(route, streams);
        for (int from = 0; from < codes.size(); from += CHUNK) {
            List<String> chunk = List.copyOf(codes.subList(from, Math.min(from + CHUNK, codes.size())));
            streams.append(
                    Vouchers.issue(command.issueId()),
                    new VouchersIssued(
                            command.issueId(),
                            route.projectId(),
                            route.campaignId(),
                            command.firstVoucherId() + from,
                            terms.active(),
                            terms.prefix(),
                            chunk,
                            null,
                            entered),
                    by);
        }
        return new IssuedVouchers(campaign, command.firstVoucherId(), Collections.unmodifiableList(codes), entered);
    }

    /** As many codes as are wanted that no voucher bears; what is drawn again is looked up again. */
    private List<String> freeCodes(BatchTerms terms, int size, long projectId) {
        Set<String> free = LinkedHashSet.newLinkedHashSet(size);
        for (int draw = 0; free.size() < size; draw++) {
            if (draw == DRAWS) {
                throw new ApiFailure.Invalid(
                        "Batch is invalid",
                        List.of(Refusal.of(
                                "random_part_length",
                                RefusalCode.BELOW_MINIMUM,
                                "leaves too few codes that are not taken",
                                terms.randomPartLength() + 1)));
            }
            Set<String> drawn = generator.codes(terms, size - free.size(), free);
            Set<String> taken = directory.taken(projectId, drawn);
            drawn.removeIf(code -> taken.contains(CodeKey.of(code)));
            free.addAll(drawn);
        }
        return List.copyOf(free);
    }

    @CommandHandler
    RevisedVoucher revise(ReviseVoucher command, Streams streams, MetaData by) {
        VoucherCard card = command.voucher();
        CampaignTerms campaign = IssuingCampaign.standing(card.campaign(), streams);
        VoucherState before = existing(card, streams);
        if (before.uses() > 0) {
            throw new ApiFailure.Invalid(
                    "Voucher is invalid",
                    List.of(Refusal.of("base", RefusalCode.INVALID, "The voucher has confirmed redemptions")));
        }
        String code = command.code() == null ? before.code() : command.code();
        boolean active = command.active() == null ? before.active() : command.active();
        if (!CodeKey.of(code).equals(CodeKey.of(before.code()))
                && !directory.taken(card.campaign().projectId(), List.of(code)).isEmpty()) {
            throw new ApiFailure.Invalid("Voucher is invalid", List.of(codeTaken()));
        }
        VoucherState after = before.revised(code, active);
        if (!after.equals(before)) {
            Instant now = clock.now(streams);
            directory.rename(card.id(), code);
            if (after.active() && after.customerNo() == null && !after.expired()) {
                free.release(card.campaign().campaignId(), card.id());
            }
            streams.append(
                    Vouchers.of(card.id()),
                    new VoucherRevised(
                            card.id(),
                            card.campaign().projectId(),
                            card.campaign().campaignId(),
                            after,
                            now),
                    by);
        }
        Instant changedAt = streams.lastAt(Vouchers.of(card.id()));
        return new RevisedVoucher(campaign, after, changedAt.isAfter(card.createdAt()) ? changedAt : card.createdAt());
    }

    @CommandHandler
    void delete(DeleteVoucher command, Streams streams, MetaData by) {
        VoucherCard card = command.voucher();
        IssuingCampaign.standing(card.campaign(), streams);
        VoucherState before = existing(card, streams);
        if (before.uses() > 0) {
            throw new ApiFailure.Invalid(
                    ErrorCode.CAN_NOT_BE_DELETED,
                    "Voucher can not be deleted",
                    List.of(Refusal.of("base", RefusalCode.INVALID, "The voucher has confirmed redemptions")));
        }
        directory.strike(card.id());
        streams.append(
                Vouchers.of(card.id()),
                new VoucherDeleted(
                        card.id(),
                        card.campaign().projectId(),
                        card.campaign().campaignId(),
                        before.removed(),
                        clock.now(streams)),
                by);
    }

    private static VoucherState existing(VoucherCard card, Streams streams) {
        VoucherState state = Vouchers.state(card, streams);
        if (state.deleted()) {
            throw new ApiFailure.NotFound("Voucher");
        }
        return state;
    }

    private static Refusal codeTaken() {
        return Refusal.of("code", RefusalCode.MUST_BE_UNIQUE, "is taken by another voucher");
    }
}
